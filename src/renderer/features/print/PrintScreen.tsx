import './page.css';
import { useEffect, useState } from 'react';
import { PRINT_STATE_ATTRIBUTE } from '#shared/contract/bridge.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useRoute } from '../../app/useRoute.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { schemeOf } from '../lifecycle/stageViews.ts';
import { ReportDocument } from './ReportDocument.tsx';

/**
 * The page that the host prints. It says on `<html>` when it is drawn, or that it cannot be. The
 * language comes from the address (see LanguageProvider); so does the number of the export.
 */
export function PrintScreen() {
  const { query } = useRoute();
  const model = useContractQuery('reports.model', {
    scheme: schemeOf(query['scheme']),
    ...(query['export'] !== undefined && { exportId: query['export'] }),
  });
  useEffect(() => {
    if (model.isError) document.documentElement.setAttribute(PRINT_STATE_ATTRIBUTE, 'failed');
  }, [model.isError]);
  return model.data ? <Printed model={model.data} /> : null;
}

function Printed({ model }: { model: ReportModel }) {
  const { t, format, language } = useWords();
  const [pass, setPass] = useState<'measuring' | 'drawn'>('measuring');
  const asOf = model.overview.run.asOf;

  useEffect(() => {
    const root = document.documentElement;
    document.title = t('print.documentTitle', {
      workspace: model.workspaceName,
      day: format.day(asOf),
    });
    root.style.setProperty(
      '--margin-left',
      JSON.stringify(
        `${t('print.classLabel')} · ${t('print.footer.export', { id: model.exportId })}`,
      ),
    );
  }, [t, format, model, asOf]);

  useEffect(() => {
    let stopped = false;
    // Charts measure their labels when they are drawn. The first drawing makes the browser load the
    // faces of every character on the page; the second is measured with them.
    void settled().then(() => {
      if (stopped) return;
      if (pass === 'measuring') setPass('drawn');
      else document.documentElement.setAttribute(PRINT_STATE_ATTRIBUTE, 'ready');
    });
    return () => {
      stopped = true;
    };
  }, [pass]);

  return <ReportDocument key={pass} model={model} language={language} />;
}

/** Milliseconds in which charts hear of their size; a hidden window draws no frames to wait for. */
const REST = 60;

/** Resolves when the page is laid out and every face that it asks for has come. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST));
  // Reading a size lays the page out, which starts the loading of faces.
  if (document.body.offsetHeight > 0) await document.fonts.ready;
}
