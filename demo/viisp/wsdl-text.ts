import type { NAMESPACES } from './names.js';

const SIGNED = '<xs:element ref="ds:Signature"/>';
const EMPTY = '<xs:complexType/>';

/** The description as text: what names there are, and in which order. */
export function wsdl(names: typeof NAMESPACES, address: string, values: Record<string, string[]>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="${names.payload}" xmlns:h="${names.health}" xmlns:tns="${names.service}" targetNamespace="${names.service}" name="ExternalAuthenticationServiceImplService">
<wsdl:types>
${signatureSchema(names)}
${payloadSchema(names, values)}
<xs:schema targetNamespace="${names.health}" elementFormDefault="qualified">
<xs:element name="echo" type="xs:string"/>
<xs:element name="echoResponse" type="xs:string"/>
</xs:schema>
</wsdl:types>
${messages()}
<wsdl:portType name="AuthenticationService">
${OPERATIONS.map(portOperation).join('\n')}
</wsdl:portType>
<wsdl:binding name="AuthenticationServiceBinding" type="tns:AuthenticationService">
<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${OPERATIONS.map((each) => bindingOperation(names, each)).join('\n')}
</wsdl:binding>
<wsdl:service name="ExternalAuthenticationServiceImplService">
<wsdl:port name="ExternalAuthenticationServiceImplPort" binding="tns:AuthenticationServiceBinding"><soap:address location="${address}"/></wsdl:port>
</wsdl:service>
</wsdl:definitions>
`;
}

interface Operation {
  name: string;
  input: string;
  output: string;
  action: string;
  faults: string[];
}

const FAULTS = ['invalidSignatureException', 'invalidXmlException'];

const OPERATIONS: Operation[] = [
  {
    name: 'initAuthentication',
    input: 'a:authenticationRequest',
    output: 'a:authenticationResponse',
    action: '/initAuthentication',
    faults: FAULTS,
  },
  {
    name: 'getAuthenticationData',
    input: 'a:authenticationDataRequest',
    output: 'a:authenticationDataResponse',
    action: '/getAuthenticationData',
    faults: FAULTS,
  },
  { name: 'echoRequest', input: 'h:echo', output: 'h:echoResponse', action: 'getEcho', faults: [] },
];

/** No more of XML signatures than a code generator needs; the signature's own schema says the rest. */
function signatureSchema(names: typeof NAMESPACES): string {
  return `<xs:schema targetNamespace="${names.signature}" elementFormDefault="qualified">
<xs:element name="Signature"><xs:complexType><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`;
}

function payloadSchema(names: typeof NAMESPACES, values: Record<string, string[]>): string {
  return `<xs:schema xmlns:ds="${names.signature}" targetNamespace="${names.payload}" elementFormDefault="qualified">
<xs:import namespace="${names.signature}"/>
${enumeration('serviceTargetType', ['citizen', 'business', 'provider'])}
${enumeration('providerType', values.providers)}
${enumeration('attributeType', values.attributes)}
${enumeration('informationType', values.information)}
${sequence('authenticationRequest', `${element('pid')}${element('serviceTarget', 'a:serviceTargetType', '0..1')}${element('authenticationProvider', 'a:providerType', '0..n')}${element('authenticationAttribute', 'a:attributeType', '0..n')}${element('userInformation', 'a:informationType', '0..n')}${element('proxyAuthenticationAttribute', 'a:attributeType', '0..n')}${element('proxyUserInformation', 'a:informationType', '0..n')}${element('postbackUrl', 'xs:anyURI', '0..1')}${element('customData', 'xs:string', '0..1')}${SIGNED}`)}
${sequence('authenticationResponse', `${element('ticket', 'a:ticketType')}${SIGNED}`)}
${sequence('authenticationDataRequest', `${element('pid')}${element('ticket', 'a:ticketType')}${element('includeSourceData', 'xs:boolean', '0..1')}${SIGNED}`)}
${sequence('authenticationDataResponse', `${element('authenticationProvider', 'a:providerType')}${element('authenticationAttribute', 'a:attributePair', '0..n')}${element('userInformation', 'a:informationPair', '0..n')}${element('proxyAuthenticationAttribute', 'a:attributePair', '0..n')}${element('proxyUserInformation', 'a:informationPair', '0..n')}${element('customData', 'xs:string', '0..1')}${element('sourceData', 'a:sourceDataType', '0..1')}${SIGNED}`)}
<xs:simpleType name="ticketType"><xs:restriction base="xs:string"><xs:maxLength value="512"/></xs:restriction></xs:simpleType>
<xs:complexType name="attributePair"><xs:sequence>${element('attribute', 'a:attributeType')}${element('value')}</xs:sequence></xs:complexType>
<xs:complexType name="informationPair"><xs:sequence>${element('information', 'a:informationType')}${element('value', 'a:informationValue')}</xs:sequence></xs:complexType>
<xs:complexType name="informationValue"><xs:choice>${element('stringValue')}${element('dateValue', 'xs:date')}</xs:choice></xs:complexType>
<xs:complexType name="sourceDataType"><xs:sequence>${element('type')}<xs:element name="parameter" maxOccurs="unbounded"><xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="name" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
${FAULTS.map((name) => `<xs:element name="${name}">${EMPTY}</xs:element>`).join('\n')}
</xs:schema>`;
}

function element(name: string, type = 'xs:string', often: '1' | '0..1' | '0..n' = '1'): string {
  const range = { '1': '', '0..1': ' minOccurs="0"', '0..n': ' minOccurs="0" maxOccurs="unbounded"' }[often];
  return `<xs:element name="${name}" type="${type}"${range}/>`;
}

function sequence(name: string, elements: string): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${elements}</xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType></xs:element>`;
}

function enumeration(name: string, values: string[] = []): string {
  const all = values.map((value) => `<xs:enumeration value="${value}"/>`).join('');
  return `<xs:simpleType name="${name}"><xs:restriction base="xs:string">${all}</xs:restriction></xs:simpleType>`;
}

function messages(): string {
  const parts = OPERATIONS.flatMap(({ input, output }) => [input, output]);
  const all = [...parts, ...FAULTS.map((name) => `a:${name}`)];
  return all
    .map(
      (name) => `<wsdl:message name="${name.slice(2)}"><wsdl:part name="parameters" element="${name}"/></wsdl:message>`,
    )
    .join('\n');
}

function portOperation({ name, input, output, faults }: Operation): string {
  const said = faults.map((fault) => `<wsdl:fault name="${fault}" message="tns:${fault}"/>`).join('');
  return `<wsdl:operation name="${name}"><wsdl:input message="tns:${input.slice(2)}"/><wsdl:output message="tns:${output.slice(2)}"/>${said}</wsdl:operation>`;
}

function bindingOperation(names: typeof NAMESPACES, { name, action, faults }: Operation): string {
  const body = '<soap:body use="literal"/>';
  const said = faults
    .map((fault) => `<wsdl:fault name="${fault}"><soap:fault name="${fault}" use="literal"/></wsdl:fault>`)
    .join('');
  const where = action.startsWith('/') ? names.service + action : action;
  return `<wsdl:operation name="${name}"><soap:operation soapAction="${where}"/><wsdl:input>${body}</wsdl:input><wsdl:output>${body}</wsdl:output>${said}</wsdl:operation>`;
}
