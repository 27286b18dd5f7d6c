package dev.pacenote.adapters.out.email.delivery.bounce;

import dev.pacenote.adapters.out.email.delivery.smtp.Encryption;
import dev.pacenote.application.delivery.bounce.RecordBounce.Bounce;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.notice.DailyMail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox to which mails come back. A report is looked at once while this process runs,
 * and once more after each start: hearing it again is harmless, losing it is not. Nothing is
 * deleted or moved; a report about a mail of ours is marked as seen, everything else stays as it
 * was, so that the mailbox may be one that people read too.
 */
public final class ImapBounces {

    private static final Logger LOG = LoggerFactory.getLogger(ImapBounces.class);

    private static final String CONNECT_MS = "10000";
    private static final String READ_MS = "20000";

    /** A mail server gives up on a mail within five days; twice that, and some more. */
    private static final Duration LOOKING_BACK = Duration.ofDays(14);

    private static final int MAX_MESSAGES = 500;
    private static final int MAX_BYTES = 1_048_576;

    /** What came of looking into the mailbox. */
    public sealed interface Reading {
        /**
         * @param bounces how many reports were about mails of ours that nobody can get any more
         */
        record Done(int bounces) implements Reading {}

        /**
         * @param why a stable word
         */
        record Away(String why) implements Reading {}
    }

    private final BounceMailboxConfiguration settings;
    private final ReturnedMail returned;
    private final Consumer<Bounce> record;
    private final InstantSource clock;
    private final Session session;
    private boolean away;
    private long validity;
    private long lookedAt;

    /**
     * @param record takes a bounce; throws when it cannot, and then gets it again
     */
    public ImapBounces(
            BounceMailboxConfiguration settings,
            ReturnedMail returned,
            Consumer<Bounce> record,
            InstantSource clock) {
        this.settings = settings;
        this.returned = returned;
        this.record = record;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static String protocol(BounceMailboxConfiguration settings) {
        return settings.encryption() == Encryption.REQUIRED ? "imaps" : "imap";
    }

    private static Properties properties(BounceMailboxConfiguration settings) {
        var p = new Properties();
        var prefix = "mail." + protocol(settings) + ".";
        p.setProperty("mail.store.protocol", protocol(settings));
        p.setProperty(prefix + "ssl.checkserveridentity", "true");
        p.setProperty(prefix + "connectiontimeout", CONNECT_MS);
        p.setProperty(prefix + "timeout", READ_MS);
        p.setProperty(prefix + "writetimeout", READ_MS);
        return p;
    }

    /** Sees whether the mailbox lets us in; reads nothing. */
    public Reading greet() {
        try (var store = connect();
                var inbox = open(store, Folder.READ_ONLY)) {
            LOG.debug("{} has {} messages", settings.host(), inbox.folder().getMessageCount());
            return new Reading.Done(0);
        } catch (MessagingException e) {
            return new Reading.Away(why(e));
        }
    }

    /**
     * Looks at everything that came since the last time. A mailbox that is away changes nothing.
     */
    public synchronized Reading readNew() {
        try (var store = connect();
                var inbox = open(store, Folder.READ_WRITE)) {
            int bounces = read(inbox.folder());
            if (away) {
                LOG.info("the bounce mailbox {} answers again", settings.host());
                away = false;
            }
            return new Reading.Done(bounces);
        } catch (MessagingException e) {
            if (!away) {
                LOG.warn(
                        "the bounce mailbox {}:{} cannot be read ({}); bounces wait there, and this"
                                + " is said once until it can",
                        settings.host(),
                        settings.port(),
                        why(e),
                        e);
                away = true;
            }
            return new Reading.Away(why(e));
        }
    }

    private static String why(MessagingException e) {
        return e instanceof AuthenticationFailedException
                ? "mail_login_refused"
                : "mailbox_unreachable";
    }

    private Store connect() throws MessagingException {
        var store = session.getStore(protocol(settings));
        store.connect(settings.host(), settings.port(), settings.user(), settings.password());
        return store;
    }

    private static OpenInbox open(Store store, int mode) throws MessagingException {
        var inbox = store.getFolder("INBOX");
        inbox.open(mode);
        return new OpenInbox(inbox);
    }

    /**
     * An open folder. A folder that closes itself at the end of its block removes what other mail
     * programs marked as deleted; this one removes nothing.
     */
    private record OpenInbox(Folder folder) implements AutoCloseable {
        @Override
        public void close() throws MessagingException {
            // After a lost connection the folder is closed already.
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }

    private int read(Folder inbox) throws MessagingException {
        if (!(inbox instanceof UIDFolder numbered)) {
            throw new IllegalStateException("IMAP folders number their messages");
        }
        if (numbered.getUIDValidity() != validity) {
            // The mailbox was made anew, or this process was.
            validity = numbered.getUIDValidity();
            lookedAt = 0;
        }
        int bounces = 0;
        for (var message : unread(inbox, numbered)) {
            long number = numbered.getUID(message);
            if (number > lookedAt) {
                bounces += isBounce(inbox, message) ? 1 : 0;
                lookedAt = number;
            }
        }
        return bounces;
    }

    /** Oldest first, with their sizes and kinds; what is too much for now comes next time. */
    private Message[] unread(Folder inbox, UIDFolder numbered) throws MessagingException {
        var found =
                lookedAt == 0
                        ? inbox.search(
                                new ReceivedDateTerm(
                                        ComparisonTerm.GE,
                                        Date.from(clock.instant().minus(LOOKING_BACK))))
                        : numbered.getMessagesByUID(lookedAt + 1, UIDFolder.LASTUID);
        var some = Arrays.copyOf(found, Math.min(found.length, MAX_MESSAGES));
        var wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        wanted.add(FetchProfile.Item.CONTENT_INFO);
        inbox.fetch(some, wanted);
        return some;
    }

    private boolean isBounce(Folder inbox, Message message) throws MessagingException {
        var bytes = download(inbox, message);
        if (bytes.isEmpty()) {
            return false;
        }
        var bounce = bounce(bytes.get(), received(message));
        if (bounce.isEmpty()) {
            return false;
        }
        record.accept(bounce.get());
        message.setFlag(Flags.Flag.SEEN, true);
        return true;
    }

    private Instant received(Message message) throws MessagingException {
        return Optional.ofNullable(message.getReceivedDate())
                .map(Date::toInstant)
                .orElseGet(clock::instant);
    }

    /** A report, as it is; anything else, or more than a report can be, is not fetched. */
    private static Optional<byte[]> download(Folder inbox, Message message)
            throws MessagingException {
        try {
            if (!message.isMimeType("multipart/report")) {
                return Optional.empty();
            }
            if (message.getSize() > MAX_BYTES) {
                LOG.warn(
                        "a report of {} bytes in the bounce mailbox is not read",
                        message.getSize());
                return Optional.empty();
            }
            if (message instanceof IMAPMessage imap) {
                imap.setPeek(true);
            }
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return Optional.of(out.toByteArray());
        } catch (MessagingException | IOException e) {
            if (!inbox.isOpen()) {
                throw e instanceof MessagingException lost
                        ? lost
                        : new MessagingException("the conversation broke off", e);
            }
            LOG.warn(
                    "a message in the bounce mailbox cannot be fetched and is left alone",
                    new WithoutMessages(e));
            return Optional.empty();
        }
    }

    private Optional<Bounce> bounce(byte[] message, Instant received) {
        try {
            return DeliveryReport.read(message)
                    .filter(DeliveryReport::dead)
                    .flatMap(
                            report ->
                                    returned.read(
                                            report::header, DailyMail.Reason.BOUNCED, received));
        } catch (MessagingException | IOException | RuntimeException e) {
            // Anybody may write to this mailbox, also what no library expects.
            LOG.warn(
                    "a report in the bounce mailbox cannot be understood and is left alone",
                    new WithoutMessages(e));
            return Optional.empty();
        }
    }
}
