package dev.pacenote.adapters.in.http.platform;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a caller wants to read, by the {@code Accept} header (RFC 9110, 12.5.1). Parts of the header
 * that nobody can read count for nothing; without a readable part everything is welcome.
 */
public final class AcceptedTypes {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern RANGE =
            Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")\\s*((?:;[^;]*)*)");
    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*[qQ]\\s*=\\s*([^;\\s]*)\\s*(?=;|$)");
    private static final Pattern WEIGHT_VALUE = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    private record Range(String type, String subtype, BigDecimal weight) {

        static Optional<Range> of(String text) {
            var form = RANGE.matcher(text.strip());
            if (!form.matches()) {
                return Optional.empty();
            }
            var weight = WEIGHT.matcher(form.group(3));
            var value = weight.find() ? weight.group(1) : "1";
            return WEIGHT_VALUE.matcher(value).matches()
                    ? Optional.of(
                            new Range(
                                    form.group(1).toLowerCase(Locale.ROOT),
                                    form.group(2).toLowerCase(Locale.ROOT),
                                    new BigDecimal(value)))
                    : Optional.empty();
        }

        /** How exactly this range means HTML: 3 by its name, 0 not at all. */
        int meansHtml() {
            if (type.equals("text")) {
                return subtype.equals("html") ? 3 : subtype.equals("*") ? 2 : 0;
            }
            return type.equals("*") && subtype.equals("*") ? 1 : 0;
        }

        boolean isWanted() {
            return weight.signum() > 0;
        }
    }

    private AcceptedTypes() {}

    /** Whether a page may be the answer: HTML is named, or at least not excluded. */
    public static boolean allowHtml(HttpRequest<?> request) {
        return allowHtml(request.getHeaders().getAll(HttpHeaders.ACCEPT));
    }

    static boolean allowHtml(List<String> lines) {
        var ranges = ranges(lines).toList();
        int closest = ranges.stream().mapToInt(Range::meansHtml).max().orElse(0);
        return ranges.isEmpty()
                || (closest > 0
                        && ranges.stream()
                                .filter(range -> range.meansHtml() == closest)
                                .max(Comparator.comparing(Range::weight))
                                .orElseThrow()
                                .isWanted());
    }

    /** Whether HTML is named, as browsers do and programs do not. */
    public static boolean nameHtml(HttpRequest<?> request) {
        return nameHtml(request.getHeaders().getAll(HttpHeaders.ACCEPT));
    }

    /** The same, of the header's lines. */
    public static boolean nameHtml(List<String> lines) {
        return ranges(lines).anyMatch(range -> range.meansHtml() == 3 && range.isWanted());
    }

    private static Stream<Range> ranges(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(Range::of)
                .flatMap(Optional::stream);
    }
}
