package dev.pacenote.acceptance.support.mail;

import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** What people are mailed about their passwords. */
public final class PasswordLinks {

    private static final String LINK = "https://pacenote.example/reset-password?token=";

    private PasswordLinks() {}

    /** Waits for the mail with a link to a new password, and gives the link's token. */
    public static String await(TestMailbox post, String address) {
        return Awaitility.await()
                .until(() -> token(post, address), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> token(TestMailbox post, String address) {
        return post.to(address).stream()
                .flatMap(mail -> mail.text().lines())
                .filter(line -> line.startsWith(LINK))
                .map(line -> line.substring(LINK.length()))
                .findFirst();
    }

    /** The mails that say that the password was changed. */
    public static List<TestMailbox.Mail> notices(TestMailbox post, String address) {
        return post.to(address).stream()
                .filter(mail -> mail.subject().equals("Your Pacenote password was changed"))
                .toList();
    }
}
