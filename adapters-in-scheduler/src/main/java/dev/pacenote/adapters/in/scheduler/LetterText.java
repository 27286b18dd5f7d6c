package dev.pacenote.adapters.in.scheduler;

import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.EmailAddress;
import java.net.URI;
import java.util.UUID;

/** A letter as lines of text, for the table of jobs; no field can contain a line feed. */
final class LetterText {

    private LetterText() {}

    static String write(AccountLetter letter) {
        return String.join(
                "\n",
                letter.id().toString(),
                letter.kind().name(),
                letter.to().value(),
                letter.reader(),
                letter.link().toString());
    }

    static AccountLetter read(String text) {
        var lines = text.split("\n", -1);
        return new AccountLetter(
                UUID.fromString(lines[0]),
                AccountLetter.Kind.valueOf(lines[1]),
                EmailAddress.stored(lines[2]),
                lines[3],
                URI.create(lines[4]));
    }
}
