package dev.pacenote.application.parts.catalogue;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which parts of a workshop a list shows.
 *
 * @param low whether it shows only those that are low
 */
public record PartsQuery(
        Workshop workshop, Words words, Archived archived, boolean low, Sort sort, Window window) {

    /** What a part has to match; what is empty matches all. */
    public record Words(
            Optional<Model> model,
            Optional<String> category,
            Optional<String> supplier,
            Optional<String> text) {

        public static final Words ANY =
                new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param includeAll whether parts for all models are shown as well
     */
    public record Model(VehicleModel model, boolean includeAll) {}

    public enum Archived {
        NO,
        ALSO,
        ONLY
    }

    /** What a list is in the order of; parts that are equal in it are in that of their ids. */
    public record Sort(By by, boolean descending) {

        /** The order of places in such a list. */
        public Comparator<PartPlace> order() {
            Comparator<PartPlace> wanted =
                    switch (by) {
                        case NAME -> PartPlace.BY_NAME;
                        case NUMBER -> Comparator.comparing(PartPlace::numberKey);
                        case STOCK -> Comparator.comparing(PartPlace::stock);
                        case UPDATED -> Comparator.comparing(PartPlace::updatedAt);
                        case NEED -> PartPlace::moreNeeded;
                    };
            return (descending ? wanted.reversed() : wanted)
                    .thenComparing(PartPlace.BY_NAME)
                    .thenComparing(PartPlace.BY_ID);
        }

        public static final Sort BY_NAME = new Sort(By.NAME, false);

        /** In the order of what is most needed. */
        public static final Sort BY_NEED = new Sort(By.NEED, false);
    }

    public enum By {
        NAME,
        NUMBER,
        STOCK,
        UPDATED,
        /** Stock in relation to the threshold, then by name. */
        NEED
    }

    /**
     * @param limit at most so many
     * @param after the list goes on behind that place; empty: it begins
     */
    public record Window(int limit, Optional<PartPlace> after) {

        public static final Window FIRST = new Window(1_000, Optional.empty());

        /** As many as an account has at most. */
        public static final Window ALL = new Window(1_000_000, Optional.empty());
    }

    /** All parts of a workshop that are not archived. */
    public static PartsQuery all(Workshop workshop) {
        return new PartsQuery(workshop, Words.ANY, Archived.NO, false, Sort.BY_NAME, Window.FIRST);
    }

    /** Those that are low. */
    public static PartsQuery low(Workshop workshop) {
        return low(workshop, Window.FIRST);
    }

    /** Some of those that are low. */
    public static PartsQuery low(Workshop workshop, Window window) {
        return new PartsQuery(workshop, Words.ANY, Archived.NO, true, Sort.BY_NEED, window);
    }

    /** Whether the list shows that part; what a store does in its own words is compared with it. */
    public boolean shows(Part part) {
        return part.key().account().equals(workshop.account())
                && switch (archived) {
                    case NO -> !part.archived();
                    case ALSO -> true;
                    case ONLY -> part.archived();
                }
                && (!low || LowRule.isLow(part, workshop))
                && matches(part);
    }

    private boolean matches(Part part) {
        var details = part.details();
        return words.model()
                        .filter(
                                wanted ->
                                        !details.placing().fits(wanted.model())
                                                && !(wanted.includeAll()
                                                        && details.placing().model().isAll()))
                        .isEmpty()
                && isSame(words.category(), details.placing().category())
                && isSame(words.supplier(), details.supply().supplier().name())
                && words.text().map(PlainText::folded).filter(it -> !mentions(part, it)).isEmpty();
    }

    private static boolean isSame(Optional<String> wanted, String text) {
        return wanted.filter(it -> !PlainText.folded(it).equals(PlainText.folded(text))).isEmpty();
    }

    private static boolean mentions(Part part, String text) {
        var naming = part.details().naming();
        return PlainText.folded(
                        naming.name()
                                + "\n"
                                + naming.number()
                                + "\n"
                                + naming.barcode()
                                + "\n"
                                + part.details().supply().supplier().partNumber())
                .contains(text);
    }

    /** The order of the list. */
    public Comparator<Part> order() {
        return Comparator.comparing(this::place, sort.order());
    }

    private PartPlace place(Part part) {
        return PartPlace.of(part, workshop);
    }

    private record Placed(PartPlace place, Part part) {}

    /**
     * What the query asks for, for a store that does not sort.
     *
     * @param candidates all that the list shows, and others
     */
    public Parts.Page page(Stream<Part> candidates) {
        var order = sort.order();
        var shown =
                candidates
                        .filter(this::shows)
                        .map(part -> new Placed(place(part), part))
                        .sorted(Comparator.comparing(Placed::place, order))
                        .toList();
        return new Parts.Page(
                shown.stream()
                        .filter(
                                it ->
                                        window.after()
                                                .filter(
                                                        place ->
                                                                order.compare(it.place(), place)
                                                                        <= 0)
                                                .isEmpty())
                        .limit(window.limit())
                        .map(Placed::part)
                        .toList(),
                shown.size());
    }
}
