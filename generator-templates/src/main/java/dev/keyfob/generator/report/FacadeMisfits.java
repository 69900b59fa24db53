package dev.keyfob.generator.report;

import dev.keyfob.generator.render.GeneratedApi;
import dev.keyfob.generator.report.FacadeCompilation.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in one line each what the facade uses and finds gone or changed, however often it does. */
final class FacadeMisfits {

  private static final int PLACES_SHOWN = 3;

  /**
   * One line.
   *
   * @param member what it is about, as {@code Type.name}
   */
  record Line(String member, String text) {}

  private FacadeMisfits() {}

  /**
   * Writes the lines.
   *
   * @param was what was generated before; empty where nobody knows
   */
  static List<Line> lines(
      FacadeCompilation.Outcome compilation, Optional<GeneratedApi> was, GeneratedApi is) {
    List<Line> lines = new ArrayList<>();
    compilation
        .misfits()
        .forEach(
            (member, places) -> {
              String name = member.type() + "." + member.name();
              String now = signature(is, member);
              String before = was.map(api -> signature(api, member)).orElse(null);
              if (now == null && (before != null || (was.isEmpty() && isKnown(is, member)))) {
                lines.add(
                    new Line(
                        name,
                        "%s: `%s` is used and not there any more; describe it in overlay.yaml, or take it out of "
                                .formatted(shown(places), name)
                            + "the facade"));
              } else if (now != null && !now.equals(before)) {
                lines.add(
                    new Line(
                        name,
                        "%s: `%s` is `%s`%s, which does not fit; correct it in overlay.yaml, or the facade"
                            .formatted(
                                shown(places),
                                name,
                                now,
                                before == null ? "" : ", was `" + before + "`")));
              }
            });
    return lines;
  }

  private static boolean isKnown(GeneratedApi api, Member member) {
    return api.records().containsKey(member.type()) || api.enums().containsKey(member.type());
  }

  /** What a compiler knows of a member; null if there is none. */
  private static String signature(GeneratedApi api, Member member) {
    if (api.enums().getOrDefault(member.type(), List.of()).contains(member.name())) {
      return member.type();
    }
    return api.methods().stream()
        .filter(
            method -> method.type().equals(member.type()) && method.name().equals(member.name()))
        .map(method -> "(" + String.join(", ", method.parameters()) + ") -> " + method.returns())
        .findFirst()
        .orElseGet(() -> api.records().getOrDefault(member.type(), Map.of()).get(member.name()));
  }

  private static String shown(List<String> all) {
    List<String> places = List.copyOf(new LinkedHashSet<>(all));
    int more = places.size() - PLACES_SHOWN;
    return String.join(", ", more > 0 ? places.subList(0, PLACES_SHOWN) : places)
        + (more > 0 ? " and " + more + " more" : "");
  }
}
