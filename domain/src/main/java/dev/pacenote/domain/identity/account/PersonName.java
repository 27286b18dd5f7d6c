package dev.pacenote.domain.identity.account;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is called. Either part may be unknown. */
public record PersonName(Optional<NamePart> first, Optional<NamePart> last) {

    /** Nobody gave a name. */
    public static final PersonName UNKNOWN = new PersonName(Optional.empty(), Optional.empty());

    public static PersonName of(NamePart first, NamePart last) {
        return new PersonName(Optional.of(first), Optional.of(last));
    }

    /** First and last name in one text; empty when neither is known. */
    public Optional<String> full() {
        return Optional.of(
                        Stream.of(first, last)
                                .flatMap(Optional::stream)
                                .map(NamePart::value)
                                .collect(Collectors.joining(" ")))
                .filter(name -> !name.isEmpty());
    }
}
