import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Says of each file whether its signature is that of a public key: `java Verify.java public.pem message.xml …`. */
public class Verify {
  public static void main(String[] arguments) throws Exception {
    String pem = Files.readString(Path.of(arguments[0])).replaceAll("-----[^-]+-----|\\s", "");
    PublicKey key =
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    for (int at = 1; at < arguments.length; at++) System.out.println(valid(key, new File(arguments[at])));
  }

  private static boolean valid(PublicKey key, File file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(file);
    Element signature = (Element) document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    DOMValidateContext context = new DOMValidateContext(key, signature);
    // SHA-1 is what the platform itself signs with, and what the JDK no longer takes by itself.
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    context.setIdAttributeNS((Element) signature.getParentNode(), null, "id");
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
  }
}
