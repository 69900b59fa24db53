package dev.keyfob.testclient;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the field for a client of the test's MockWebServer. Each test gets a client of its own,
 * which exists while the test method runs: not yet in {@code @BeforeEach}.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ConnectedExtension.class)
public @interface Connected {

  /** The path of the base URL. */
  String path() default "/";

  /** How often the client retries. By default not at all, so that a test meets each response. */
  int maxRetries() default 0;
}
