package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens the mails of a date, many at once. One person's trouble never stops the others: where it
 * does not work for all of them, each is tried alone.
 */
final class OpenDailyEmails {

    private static final System.Logger LOG = System.getLogger(OpenDailyEmails.class.getName());

    private static final int BATCH = 100;

    private final DailyEmailContents contents;
    private final DailyEmails emails;
    private final ChooseChannel channels;
    private final InstantSource clock;
    private final Ids ids;

    OpenDailyEmails(
            DailyEmailContents contents,
            DailyEmails emails,
            ChooseChannel channels,
            InstantSource clock,
            Ids ids) {
        this.contents = contents;
        this.emails = emails;
        this.channels = channels;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param people who have something waiting
     * @return the mails that are open now
     */
    List<DailyEmailKey> open(List<AccountId> people, LocalDate date) {
        var opened = new ArrayList<DailyEmailKey>();
        for (int i = 0; i < people.size(); i += BATCH) {
            opened.addAll(
                    openOrTryEach(people.subList(i, Math.min(people.size(), i + BATCH)), date));
        }
        return opened;
    }

    private List<DailyEmailKey> openOrTryEach(List<AccountId> people, LocalDate date) {
        try {
            return openTogether(people, date);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            if (people.size() == 1) {
                LOG.log(Level.ERROR, "no mail of " + date + " for account " + people.getFirst(), e);
                return List.of();
            }
            return people.stream()
                    .flatMap(person -> openOrTryEach(List.of(person), date).stream())
                    .toList();
        }
    }

    private List<DailyEmailKey> openTogether(List<AccountId> people, LocalDate date) {
        var recipients = channels.recipients(people);
        var wanted = new HashMap<DailyEmailKey, UUID>();
        for (var person : people) {
            switch (ChooseChannel.dailyMail(Optional.ofNullable(recipients.get(person)))) {
                case ChannelChoice.Use _ -> wanted.put(new DailyEmailKey(person, date), ids.next());
                case ChannelChoice.Skip(var reason) ->
                        contents.withhold(person, reason, clock.instant());
                case ChannelChoice.Wait _ -> {
                    // However long that takes.
                }
            }
        }
        return wanted.isEmpty() ? List.of() : List.copyOf(emails.open(wanted).keySet());
    }
}
