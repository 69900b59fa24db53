package dev.keyfob.testclient;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the field for a client of the test's MockWebServer. Each test gets a client of its own,
 * which exists only while the test method runs, not in {@code @BeforeEach}. If the test has a field
 * of type TimeSource, a LatitudeClient uses it as its clock.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ConnectedExtension.class)
public @interface Connected {

  /** The path of the base URL. */
  String path() default "/";

  /** Maximum number of retries. Default: 0, so that a test sees each response. */
  int maxRetries() default 0;
}
