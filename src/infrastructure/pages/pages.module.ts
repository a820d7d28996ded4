import { Module, type DynamicModule } from '@nestjs/common';
import { AssetsController } from './assets.controller';
import { PAGES_SETTINGS, type PagesSettings } from './pages-settings';
import { StaffErrorPages } from './staff-error-pages';
import { StaffFrame } from './staff-frame';
import { StaffReplies } from './staff-replies';
import { WebAssets } from './web-assets';

/** The built files that browsers load, and how pages are written. */
@Module({})
export class PagesModule {
  static register(settings: PagesSettings): DynamicModule {
    return {
      module: PagesModule,
      global: true,
      controllers: [AssetsController],
      providers: [
        { provide: PAGES_SETTINGS, useValue: settings },
        WebAssets,
        StaffFrame,
        StaffReplies,
        StaffErrorPages,
      ],
      exports: [WebAssets, StaffFrame, StaffReplies, StaffErrorPages],
    };
  }
}
