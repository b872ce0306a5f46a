import type { cli as en } from '../en/cli.ts';
import type { Translated } from '../message.ts';

export const cli: Translated<typeof en> = {
  help: `perennial 指令 [選項]

  create                       建立加密工作區；復原詞只顯示一次
  read FILE…                   讀取表格並寫成規範的 CSV，不需要工作區
  inspect FILE                 顯示匯入時會提出的建議
  import FILE… | FOLDER        匯入各類檔案；若為資料夾，匯入其中所有表格
  undo BATCH                   完整復原一次匯入
  analyse                      執行資料允許的全部分析
  table NAME --out OUT.csv     輸出一張結果表；table --list 列出全部
  fit SUMMARY.csv --model M    以顧客彙總表擬合價值模型
  report --out REPORT.pdf      管理報告
  verify                       檢查工作區
  backup --out FILE            工作區的加密副本
  restore FILE                 從備份還原工作區
  demo [--out DIR]             以內附範例建立工作區並產生報告

通用選項：--workspace DIR、--json、--quiet、--lang en|zh-CN|zh-TW。
密碼片語取自 PERENNIAL_PASSPHRASE 或隱藏輸入，絕不作為參數；
受保護檔案的密碼同樣取自 PERENNIAL_FILE_PASSWORD。`,
  askFilePassword: '{file} 的密碼：',
  askPassphrase: '密碼片語：',
  askNewPassphrase: '新工作區的密碼片語：',
  defaultName: '工作區',
  created: '已在 {folder} 建立工作區。',
  recoveryWords: '復原詞僅在此顯示一次。沒有密碼片語與這些詞，任何人都無法開啟資料：',
  verified: '已檢查的各項均正常。',
  saved: '已儲存為 {path}。',
  restored: '工作區已還原到 {folder}，密碼片語與備份時相同。',
  imported: '匯入 {batch}：{file}',
  importRows: '讀取 {read} 列：接受 {accepted}，略過 {skipped}，拒絕 {rejected}。',
  importSums: '顧客 {customers} 位，合計 {amount}，{first} 至 {last}。',
  corrected:
    '{read} 列已修正：{returned} 列回到原匯入，{skipped} 列略過，{rejected} 列仍被拒絕，{already} 列已匯入，{other} 列不屬於該匯入或已清空。',
  importMarked: '接受的列中有 {count} 列已標記：其中有欄位有問題。',
  undone: '已復原匯入 {batch}（{file}）。',
  analysed: '執行 {run}，分析日期 {asOf}。',
  fingerprint: '指紋 {fingerprint}',
  tableWritten: '已將 {count} 列寫入 {path}。',
  printed: '已列印 {count} 頁到 {path}。',
  tableRead: '{path}：{count} 列',
  fileRefused: '{path}：{reason}',
  covariatesClear: '共變數能區分顧客：概似比 {statistic}，自由度 {degrees}，p {p}。這不證明因果。',
  covariatesUnclear:
    '沒有明確證據顯示共變數能區分顧客：概似比 {statistic}，自由度 {degrees}，p {p}。',
  fitted: '{model}：對數概似 {logLikelihood}，顧客 {count} 位',
  code: '代碼 {code}',
  'place.file': '檔案',
  'place.sheet': '工作表',
  'place.row': '行號',
  'place.column': '欄位',
  'place.cell': '儲存格',
  'place.rule': '規則',
};
