package dev.pacenote.architecture;

import java.util.Set;

/** What shared features still know of later ones and of areas. Lines may go, and none may come. */
final class KnownArrows {

    /** Module, type of a feature, and the type that it should not know. */
    static final Set<String> WRONG = Set.of();

    /** What assembles, outside an area's own package, and the type of the area that it knows. */
    static final Set<String> ASSEMBLE_AN_AREA =
            Set.of(
                    // Terraform names this class, so it stands beside the other functions.
                    "lambda.SearchWorker -> trackmania.PerformSearch",
                    "lambda.SearchWorker -> trackmania.SearchMessageJson");

    /** Shared sources with the name of an area in them. */
    static final Set<String> NAME_AN_AREA =
            Set.of(
                    // Two members of its answer are the area's, by name (contract 2.24).
                    "adapters-in-http/src/main/java/dev/pacenote/adapters/in/http/admin/OverviewController.java",
                    // Terraform names this class.
                    "bootstrap-lambda/src/main/java/dev/pacenote/lambda/SearchWorker.java");

    private KnownArrows() {}
}
