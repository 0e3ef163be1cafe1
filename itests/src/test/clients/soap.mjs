// Sends a report over SOAP with the npm package "soap", by the served description alone, and reads the receipt.
// Arguments: URL of the WSDL, sign-in name, password, file with the request as JSON: {content, signature}.
import { readFileSync } from 'node:fs';
import soap from 'soap';

const [wsdl, user, password, file] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, 'utf8'));
const authorization = 'Basic ' + Buffer.from(`${user}:${password}`).toString('base64');

/** The mapping of docs/soap.md: null members are left out, lists repeat their item's element. */
function mapped(content) {
  const { cells, lists, explanations, ...rest } = content;
  const some = (o) => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== null));
  // The order of the schema, which is a sequence.
  const head = {};
  for (const name of ['schema', 'messageId', 'sender', 'form', 'period', 'revision', 'sequence', 'cutoff', 'drawnUpAt', 'approval', 'previousDigest']) {
    if (rest[name] !== undefined && rest[name] !== null) head[name] = rest[name];
  }
  head.sender = ordered(rest.sender, ['instance', 'organisation', 'province']);
  head.form = ordered(rest.form, ['id', 'version']);
  if (head.approval) head.approval = ordered(rest.approval, ['by', 'at']);
  head.cell = cells.map((c) => {
    const cell = ordered(some(c), ['row', 'unit', 'value', 'computed', 'source', 'reason', 'note', 'unknown']);
    cell.origin = c.origins.map((o) => ordered(some(o), ['type', 'id', 'title', 'contribution', 'note']));
    return cell;
  });
  head.list = (lists ?? []).map((l) => ({
    list: l.list,
    row: l.rows.map((r) => ({ value: Object.entries(r).map(([column, text]) => ({ attributes: { column }, $value: text })) })),
  }));
  head.explanation = explanations.map((e) => ordered(e, ['check', 'text']));
  return head;
}

function ordered(o, names) {
  return Object.fromEntries(names.filter((n) => o[n] !== undefined).map((n) => [n, o[n]]));
}

const client = await soap.createClientAsync(wsdl, {
  wsdl_headers: { Authorization: authorization },
  forceSoap12Headers: true,
});
client.setSecurity(new soap.BasicAuthSecurity(user, password));
const body = { content: mapped(report.content) };
if (report.signature) body.signature = report.signature;
try {
  const [answer] = await client.submitReportAsync(body);
  const [again] = await client.getReceiptAsync({
    province: report.content.sender.province,
    form: report.content.form.id,
    period: report.content.period,
    revision: report.content.revision,
  });
  console.log(JSON.stringify({ submitted: answer, read: again }));
} catch (e) {
  const problem = e.root?.Envelope?.Body?.Fault?.Detail?.problem;
  console.log(JSON.stringify({ fault: problem ?? String(e.message) }));
}
