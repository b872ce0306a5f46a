import type { cli as en } from '../en/cli.ts';
import type { Translated } from '../message.ts';

export const cli: Translated<typeof en> = {
  help: `perennial 命令 [选项]

  create                       新建加密工作区；恢复词只显示一次
  read FILE…                   读取表格并写成规范的 CSV，无需工作区
  inspect FILE                 显示导入时会给出的建议
  import FILE… | FOLDER        导入各类文件；若为文件夹，导入其中所有表格
  undo BATCH                   完整撤销一次导入
  analyse                      运行数据允许的全部分析
  table NAME --out OUT.csv     输出一张结果表；table --list 列出全部
  fit SUMMARY.csv --model M    用客户汇总表拟合价值模型
  report --out REPORT.pdf      管理报告
  verify                       检查工作区
  backup --out FILE            工作区的加密副本
  restore FILE                 由备份恢复工作区
  demo [--out DIR]             用自带样例建立工作区并生成报告

通用选项：--workspace DIR、--json、--quiet、--lang en|zh-CN|zh-TW。
口令取自 PERENNIAL_PASSPHRASE 或隐藏输入，从不作为参数；
受保护文件的密码同样取自 PERENNIAL_FILE_PASSWORD。`,
  askFilePassword: '{file} 的密码：',
  askPassphrase: '口令：',
  askNewPassphrase: '新工作区的口令：',
  defaultName: '工作区',
  created: '已在 {folder} 建立工作区。',
  recoveryWords: '恢复词仅在此显示一次。没有口令和这些词，任何人都无法打开数据：',
  verified: '已检查的各项均正常。',
  saved: '已保存为 {path}。',
  restored: '工作区已恢复到 {folder}，口令与备份时相同。',
  imported: '导入 {batch}：{file}',
  importRows: '读取 {read} 行：接受 {accepted}，略过 {skipped}，拒绝 {rejected}。',
  importSums: '客户 {customers} 位，合计 {amount}，{first} 至 {last}。',
  corrected:
    '{read} 行已改正：{returned} 行回到原导入，{skipped} 行略过，{rejected} 行仍被拒绝，{already} 行已导入，{other} 行不属于该导入或已清空。',
  importMarked: '接受的行中有 {count} 行已标记：其中有字段有问题。',
  undone: '已撤销导入 {batch}（{file}）。',
  analysed: '运行 {run}，分析日期 {asOf}。',
  fingerprint: '指纹 {fingerprint}',
  tableWritten: '已将 {count} 行写入 {path}。',
  printed: '已打印 {count} 页到 {path}。',
  tableRead: '{path}：{count} 行',
  fileRefused: '{path}：{reason}',
  covariatesClear: '协变量能区分客户：似然比 {statistic}，自由度 {degrees}，p {p}。这不证明因果。',
  covariatesUnclear:
    '没有明确证据表明协变量能区分客户：似然比 {statistic}，自由度 {degrees}，p {p}。',
  fitted: '{model}：对数似然 {logLikelihood}，客户 {count} 位',
  code: '代码 {code}',
  'place.file': '文件',
  'place.sheet': '工作表',
  'place.row': '行号',
  'place.column': '列',
  'place.cell': '单元格',
  'place.rule': '规则',
};
