package dev.pacenote.application.parts.analytics;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.List;

/** All parts of a workshop that are not archived: figures are about all of them. */
final class AllParts {

    private AllParts() {}

    static List<Part> of(Parts parts, Workshop workshop) {
        var query = PartsQuery.all(workshop);
        return parts.list(
                        new PartsQuery(
                                workshop,
                                query.words(),
                                query.archived(),
                                false,
                                query.sort(),
                                PartsQuery.Window.ALL))
                .rows();
    }
}
