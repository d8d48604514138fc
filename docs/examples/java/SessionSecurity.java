import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Takes ID tokens on `POST /session` and nowhere else: with application.yml alone, Spring would take one on every route, again and again. */
@Configuration
public class SessionSecurity {
  @Bean
  @Order(1)
  SecurityFilterChain idTokens(HttpSecurity http) throws Exception {
    return http
        .securityMatcher(request -> "POST".equals(request.getMethod()) && "/session".equals(request.getServletPath()))
        .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .build();
  }

  /** Everything else: your own rules stand here, for people whom your own session knows. No ID token opens any of it. */
  @Bean
  @Order(2)
  SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll()).build();
  }
}
