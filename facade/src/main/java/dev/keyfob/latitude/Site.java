package dev.keyfob.latitude;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.SiteCode;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.json.OpenEnum;
import dev.keyfob.json.OpenEnumAdapters;
import java.util.List;

/**
 * The code of a site, which is a place with servers. The provider adds sites, so the list is open:
 * for a site without a constant, use {@code Site.of("AMS")}.
 *
 * <p>{@link #isKnown()} tells whether this version's document lists the site. Values compare by
 * code. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@JsonAdapter(OpenEnumAdapters.class)
public final class Site extends OpenEnum {

  /** Ashburn. */
  public static final Site ASH = of("ASH");

  /** Buenos Aires. */
  public static final Site BUE = of("BUE");

  /** Chicago. */
  public static final Site CHI = of("CHI");

  /** Dallas. */
  public static final Site DAL = of("DAL");

  /** Frankfurt. */
  public static final Site FRA = of("FRA");

  /** Los Angeles. */
  public static final Site LAX = of("LAX");

  /** London. */
  public static final Site LON = of("LON");

  /** Mexico City. */
  public static final Site MEX = of("MEX");

  /** Mexico City 2. */
  public static final Site MEX2 = of("MEX2");

  /** Miami. */
  public static final Site MIA = of("MIA");

  /** Miami 2. */
  public static final Site MIA2 = of("MIA2");

  /** New York. */
  public static final Site NYC = of("NYC");

  /** São Paulo. */
  public static final Site SAO = of("SAO");

  /** São Paulo 2. */
  public static final Site SAO2 = of("SAO2");

  /** Singapore. */
  public static final Site SGP = of("SGP");

  /** Sydney. */
  public static final Site SYD = of("SYD");

  /** Tokyo. */
  public static final Site TYO = of("TYO");

  /** Tokyo 2. */
  public static final Site TYO2 = of("TYO2");

  private Site(String code) {
    super(code, SiteCode.of(code).isKnown());
  }

  /**
   * {@return the site with a code}
   *
   * @param code the code, such as {@code SAO}; upper and lower case are different codes
   * @throws IllegalArgumentException if the code is null
   */
  @JsonCreator
  public static Site of(String code) {
    return new Site(Preconditions.present("code", code));
  }

  /** {@return the sites that this version's document lists, in its order} */
  public static List<Site> values() {
    return SiteCode.values().stream().map(code -> of(code.value())).toList();
  }

  /** Returns the site as the generated interfaces take it. */
  SiteCode generated() {
    return SiteCode.of(value());
  }
}
