package dev.keyfob.generator.impact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The effects of a changed document on the facade.
 *
 * @param errors a line for each part of the facade that does not compile any more
 * @param uses the operations ({@code GET /things}) and generated members ({@code Thing.id}) that
 *     each public method of the facade uses; empty if that is unknown
 * @param ofLastBuild whether the uses are those of the facade's last build, because it does not
 *     compile now
 */
public record FacadeImpact(
    List<String> errors, Optional<Map<String, Set<String>>> uses, boolean ofLastBuild) {}
