import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes the ID token as `Authorization: Bearer …`. Spring has verified it (application.yml) before this is called. */
@RestController
public class SessionController {
  @PostMapping("/session")
  Map<String, Object> open(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
    // Put into the session, and on the tag, when the page was served.
    Object nonce = request.getSession().getAttribute("migris-nonce");
    if (nonce == null || !nonce.equals(token.getClaimAsString("nonce")))
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The token was made for another page.");
    // A session of our own from here on: the token is over in five minutes.
    request.changeSessionId();
    request.getSession().setAttribute("person", token.getSubject());
    return Map.of("name", token.getClaimAsString("name"), "level", token.getClaimAsString("acr"));
  }
}
