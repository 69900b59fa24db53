package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.Operation;
import java.util.Map;
import java.util.Optional;

/** The view of how an operation lists page by page. Each component is a Java string literal. */
record PagingView(String size, String number, String items) {

  static Optional<PagingView> of(Operation operation) {
    return operation.getExtensions() != null
            && operation.getExtensions().get("x-paging") instanceof Map<?, ?> paging
        ? Optional.of(
            new PagingView(
                literal(paging, "size"), literal(paging, "number"), literal(paging, "items")))
        : Optional.empty();
  }

  private static String literal(Map<?, ?> paging, String key) {
    return JavaText.literal(String.valueOf(paging.get(key)));
  }
}
