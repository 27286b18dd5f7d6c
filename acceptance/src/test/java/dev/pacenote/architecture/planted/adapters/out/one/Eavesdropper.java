package dev.pacenote.architecture.planted.adapters.out.one;

import java.util.Optional;

/** An adapter that reads a variable which no record describes. */
final class Eavesdropper {

    private Eavesdropper() {}

    static Optional<String> host() {
        return Optional.of("ONE_HOST").map(System::getenv);
    }
}
