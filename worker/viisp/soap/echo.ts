import { exchange, type Fetch } from './exchange.js';

const WITHIN_MS = 3000;
const XML =
  '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body>' +
  '<health:echo xmlns:health="http://viisp.ivpk.lt/systemHealth"/></soapenv:Body></soapenv:Envelope>';

/** Whether the platform answers within three seconds. Nothing is signed and nothing is believed: this feeds the health page. */
export async function echo(fetch: Fetch, soapUrl: string): Promise<boolean> {
  try {
    const { status, text } = await exchange(fetch, { url: soapUrl, action: 'getEcho', xml: XML, within: WITHIN_MS });
    return status === 200 && /<(?:[\w-]+:)?echoResponse[\s/>]/.test(text);
  } catch {
    return false;
  }
}
