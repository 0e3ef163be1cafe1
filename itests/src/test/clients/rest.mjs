// Sends a report over REST with the npm package "openapi-client-axios", driven by the served OpenAPI document alone, and reads the
// receipt. Arguments: URL of the instance, sign-in name, password, file with the report as it goes over the line.
import { readFileSync } from 'node:fs';
import OpenAPIClientAxios from 'openapi-client-axios';
import axios from 'axios';

const [base, username, password, file] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, 'utf8'));
const auth = { username, password };
const definition = (await axios.get(`${base}/api/openapi.json`, { auth })).data;
const make = OpenAPIClientAxios.OpenAPIClientAxios ?? OpenAPIClientAxios.default ?? OpenAPIClientAxios;
const api = new make({ definition, axiosConfigDefaults: { baseURL: base, auth, validateStatus: () => true } });
const client = await api.init();
const operation = (path, method) => {
  const id = definition.paths[path]?.[method]?.operationId;
  if (!id) throw new Error(`no operation for ${method} ${path}`);
  return client[id];
};
const submitted = await operation('/api/exchange/reports', 'post')(null, report);
const content = report.content ?? report;
const read = await operation('/api/exchange/receipts/{province}/{form}/{period}/{revision}', 'get')({
  province: content.sender.province,
  form: content.form.id,
  period: content.period,
  revision: content.revision,
});
console.log(JSON.stringify({ status: submitted.status, submitted: submitted.data, read: read.data }));
