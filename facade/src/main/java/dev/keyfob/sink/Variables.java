package dev.keyfob.sink;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Names of environment variables, each with the secret of a credential that it gets. One secret can
 * have several names, since programs differ in the names that they read:
 *
 * <pre>{@code
 * Variables.of("LATITUDESH_AUTH_TOKEN", IssuedApiKey::token)
 *     .and("LATITUDESH_BEARER", IssuedApiKey::token)
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> the credential with its secret
 * @since 0.1.0
 */
public final class Variables<T> {

  private final Map<String, Function<? super T, Secret<String>>> secrets;

  private Variables(Map<String, Function<? super T, Secret<String>>> secrets) {
    this.secrets = secrets;
  }

  /**
   * {@return one variable}
   *
   * @param <T> the credential with its secret
   * @param name the variable: letters, digits and underscores, no digit first
   * @param secret returns the secret of the credential
   * @throws IllegalArgumentException if an argument is null, or the name is not valid
   */
  public static <T> Variables<T> of(String name, Function<? super T, Secret<String>> secret) {
    return new Variables<T>(Map.of()).and(name, secret);
  }

  /**
   * {@return these variables and another one}
   *
   * @param name the variable: letters, digits and underscores, no digit first
   * @param secret returns the secret of the credential
   * @throws IllegalArgumentException if an argument is null, or the name is not valid or used
   *     before
   */
  public Variables<T> and(String name, Function<? super T, Secret<String>> secret) {
    Dotenv.requireName(name);
    Preconditions.present("secret", secret);
    Map<String, Function<? super T, Secret<String>>> all = new LinkedHashMap<>(secrets);
    if (all.put(name, secret) != null) {
      throw new IllegalArgumentException("name is used for two variables");
    }
    return new Variables<>(all);
  }

  /** {@return the names, in the order in which they were given} */
  public Set<String> names() {
    return Collections.unmodifiableSet(secrets.keySet());
  }

  /**
   * {@return the names with the secrets of a credential, in the order of the names}
   *
   * @param issued the credential
   * @throws IllegalStateException if the credential does not have one of the secrets
   */
  public Map<String, Secret<String>> of(T issued) {
    Map<String, Secret<String>> values = new LinkedHashMap<>();
    secrets.forEach(
        (name, secret) -> {
          Secret<String> value = secret.apply(issued);
          if (value == null) {
            throw new IllegalStateException("the credential has no secret for " + name);
          }
          values.put(name, value);
        });
    return Collections.unmodifiableMap(values);
  }

  /** {@return the names} */
  @Override
  public String toString() {
    return "Variables" + secrets.keySet();
  }
}
