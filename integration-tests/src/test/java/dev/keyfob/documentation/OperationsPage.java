package dev.keyfob.documentation;

import dev.keyfob.operation.Credential;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.testing.GeneratedClient;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes docs/operations.md from the effective documents and the facade's classes. */
final class OperationsPage {

  private static final String HEAD =
      """
      # Operations

      This page lists every operation of the two providers' documents and, if there is one, the facade method that sends it.
      The facade is Keyfob's hand-written API, on top of the generated clients.
      A test writes it from the effective documents and the compiled facade; see [Commands](../CONTRIBUTING.md#commands).

      The *effect* says whether a request may be repeated (RFC 9110): `safe` and `idempotent` may, `non-idempotent` may not.
      The *credential* says what the operation does with one: it issues, reissues, reveals or revokes it.
      An operation that issues or reissues a credential is sent once. [Retries](retries.md) has the rules.
      The *secrets* are the fields that the document declares; lists declare them, too, but come without them.
      """;

  private final FacadeMethods facade = new FacadeMethods();

  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    TreeMap<String, GeneratedClient> clients =
        GeneratedClient.all().stream()
            .collect(
                Collectors.toMap(
                    client -> client.document().provider(),
                    client -> client,
                    (one, other) -> one,
                    TreeMap::new));
    clients.values().forEach(client -> write(page, client));
    return page.toString();
  }

  private void write(StringBuilder page, GeneratedClient client) {
    page.append("\n## ").append(client.document().provider()).append("\n\n");
    page.append("| operation | request | effect | credential | secrets | facade method |\n");
    page.append("|---|---|---|---|---|---|\n");
    for (ApiOperation operation : client.document().operations()) {
      client
          .method(operation.id())
          .ifPresent(method -> page.append(row(client.document().provider(), operation, method)));
    }
  }

  private String row(String provider, ApiOperation operation, Method method) {
    Operation declared = method.getAnnotation(Operation.class);
    return "| "
        + String.join(
            " | ",
            code(operation.id()),
            code(declared.method() + " " + declared.path()),
            word(declared.effect()),
            declared.credential() == Credential.NONE ? "" : word(declared.credential()),
            codes(ResponseSecrets.of(operation)),
            codes(facade.sending(provider, method, operation.id())))
        + " |\n";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String codes(Set<String> texts) {
    return texts.stream().map(OperationsPage::code).collect(Collectors.joining(", "));
  }
}
