package dev.keyfob.generator.impact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of a provider's document does to the facade.
 *
 * @param errors what does not compile any more, a line each
 * @param uses the operations ({@code GET /things}) and generated members ({@code Thing.id}) that
 *     each public method of the facade uses; empty if that is unknown
 */
public record FacadeImpact(List<String> errors, Optional<Map<String, Set<String>>> uses) {}
