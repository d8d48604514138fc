import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.WebUtils;

/** Takes the ID token as `Authorization: Bearer …`. Spring has verified it (application.yml, SessionSecurity.java) before this is called. */
@RestController
public class SessionController {
  @PostMapping("/session")
  Map<String, Object> open(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
    Object nonce = takeNonce(request.getSession());
    if (nonce == null || !nonce.equals(token.getClaimAsString("nonce")))
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The token was made for another page.");
    // A session of our own from here on: the token is over in five minutes.
    request.changeSessionId();
    request.getSession().setAttribute("person", token.getSubject());
    return Map.of("name", token.getClaimAsString("name"), "level", token.getClaimAsString("acr"));
  }

  /** The nonce that was put into the session, and on the tag, when the page was served; gone afterwards, so that a token is taken once. */
  private static Object takeNonce(HttpSession session) {
    synchronized (WebUtils.getSessionMutex(session)) {
      Object nonce = session.getAttribute("migris-nonce");
      session.removeAttribute("migris-nonce");
      return nonce;
    }
  }
}
