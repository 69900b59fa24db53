package dev.keyfob.generator.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Assigns unique names to types. Names that differ only by case are not unique, since some file
 * systems ignore case.
 */
final class TypeNames {

  /** Types that have the name in the document come first. */
  private static final Comparator<Map.Entry<String, String>> ORDER =
      Comparator.comparing(
              (Map.Entry<String, String> proposal) ->
                  !proposal.getKey().equals(proposal.getValue()))
          .thenComparing(Map.Entry.comparingByKey());

  private final Set<String> taken = new HashSet<>();

  /**
   * Assigns names to several types. Names of earlier calls stay taken. If several types propose the
   * same name, the type whose identity equals the name gets it. If there is none, the first by
   * identity does. The others get a number.
   *
   * @param proposals the proposed name of each type, by the identity of the type
   * @return the name of each type, by the identity of the type
   */
  Map<String, String> assign(Map<String, String> proposals) {
    Map<String, List<Map.Entry<String, String>>> groups = new TreeMap<>();
    proposals
        .entrySet()
        .forEach(
            proposal ->
                groups
                    .computeIfAbsent(lower(proposal.getValue()), name -> new ArrayList<>())
                    .add(proposal));
    Map<String, String> names = new TreeMap<>();
    groups.values().forEach(group -> group.sort(ORDER));
    for (List<Map.Entry<String, String>> group : groups.values()) {
      Map.Entry<String, String> first = group.get(0);
      if (taken.add(lower(first.getValue()))) {
        names.put(first.getKey(), first.getValue());
      }
    }
    for (List<Map.Entry<String, String>> group : groups.values()) {
      for (Map.Entry<String, String> proposal : group) {
        names.computeIfAbsent(proposal.getKey(), identity -> numbered(proposal.getValue()));
      }
    }
    return names;
  }

  private String numbered(String name) {
    int number = 2;
    while (!taken.add(lower(name + number))) {
      number++;
    }
    return name + number;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
