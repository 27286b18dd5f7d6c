package dev.pacenote.architecture;

import java.util.Set;

/** What shared features still know of later ones and of areas. Lines may go, and none may come. */
final class KnownArrows {

    /** Module, type of a feature, and the type that it should not know. */
    static final Set<String> WRONG = Set.of();

    /** Shared sources with the name of an area in them. */
    static final Set<String> NAME_AN_AREA =
            Set.of(
                    // Terraform names this class.
                    "bootstrap-lambda/src/main/java/dev/pacenote/lambda/SearchWorker.java");

    private KnownArrows() {}
}
