package dev.pacenote.acceptance.support.mail;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The mail that arrived, read like a person reads it: in the text part. */
public final class TestMailbox {

    /** A record as a mail tells it. */
    public record ReportedRecord(String map, String account, String time) {}

    public record Mail(
            String to,
            String subject,
            String messageId,
            String text,
            String html,
            List<ReportedRecord> records,
            MimeMessage message) {
        public String header(String name) {
            try {
                var values = message.getHeader(name);
                return values == null ? "" : values[0];
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The date in the subject. */
        public String day() {
            return subject.replaceFirst("Pacenote (.*?):.*", "$1");
        }
    }

    private static final Pattern ROW = Pattern.compile("^  #\\d+\\s+(\\S+)  .*$");
    private static final Pattern PLAYER =
            Pattern.compile("^\\s+https://trackmania.io/#/player/(\\S+)$");
    private static final Pattern BOARD =
            Pattern.compile("^  Leaderboard: https://trackmania.io/#/leaderboard/(\\S+)$");

    private final GreenMail server;

    /** Each mail is read once: whoever waits for one asks for all of them again and again. */
    private final Map<MimeMessage, Mail> read = new ConcurrentHashMap<>();

    public TestMailbox(GreenMail server) {
        this.server = server;
    }

    public List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages())
                .map(message -> read.computeIfAbsent(message, TestMailbox::read))
                .toList();
    }

    public List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    public static Mail read(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            var text = parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n");
            return new Mail(
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    message.getMessageID(),
                    text,
                    parts.getBodyPart(1).getContent().toString(),
                    records(text),
                    message);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ReportedRecord> records(String text) {
        var records = new ArrayList<ReportedRecord>();
        var times = new ArrayList<String>();
        var accounts = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            var row = ROW.matcher(line);
            var player = PLAYER.matcher(line);
            var board = BOARD.matcher(line);
            if (row.matches()) {
                times.add(row.group(1));
            } else if (player.matches()) {
                accounts.add(player.group(1));
            } else if (board.matches()) {
                for (int i = 0; i < times.size(); i++) {
                    records.add(new ReportedRecord(board.group(1), accounts.get(i), times.get(i)));
                }
                times.clear();
                accounts.clear();
            }
        }
        return records;
    }
}
