import type { ComponentType } from 'react';
import { ActionsScreen } from '../features/actions/ActionsScreen.tsx';
import { DataScreen } from '../features/data/DataScreen.tsx';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { CustomersScreen } from '../features/customers/CustomersScreen.tsx';
import { LifecycleScreen } from '../features/lifecycle/LifecycleScreen.tsx';
import { RetentionScreen } from '../features/retention/RetentionScreen.tsx';
import { ValueScreen } from '../features/value/ValueScreen.tsx';
import { AcquisitionScreen } from '../features/acquisition/AcquisitionScreen.tsx';
import { ReportsScreen } from '../features/reports/ReportsScreen.tsx';
import { PrintScreen } from '../features/print/PrintScreen.tsx';
import type { Screen } from './routes.ts';

/** Which component draws a screen. */
export const SCREEN_COMPONENTS: Readonly<Record<Screen, ComponentType>> = {
  home: HomeScreen,
  data: DataScreen,
  customers: CustomersScreen,
  lifecycle: LifecycleScreen,
  retention: RetentionScreen,
  value: ValueScreen,
  acquisition: AcquisitionScreen,
  actions: ActionsScreen,
  reports: ReportsScreen,
  settings: SettingsScreen,
  print: PrintScreen,
};
