package dev.pacenote.benchmarks.parts;

import dev.pacenote.benchmarks.messages.PeopleProcess.Person;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long it takes until people hear that a part of theirs runs low. */
final class Notices {

    private final PartsClient client;
    private final Supplier<Map<String, Long>> mails;

    /**
     * @param mails when the first mail to each address was handed over
     */
    Notices(PartsClient client, Supplier<Map<String, Long>> mails) {
        this.client = client;
        this.mails = mails;
    }

    /**
     * A part of each runs low, one after the other: until it is in the inbox, and mailed.
     *
     * @param from whose first parts these are: the people from that one on
     */
    void measure(List<Person> people, int from) throws Exception {
        int many = people.size() - from;
        var asked = new long[many];
        var inbox = new long[many];
        var mail = new long[many];
        for (int i = 0; i < many; i++) {
            var token = people.get(from + i).token();
            client.add(token, "belt", 6);
            asked[i] = System.nanoTime();
            client.must("PUT", "/stock/belt", token, PartsClient.JSON, "{\"quantity\":5}");
            while (!client.must("GET", "/reorder/alerts", token, PartsClient.JSON, "")
                    .contains("belt")) {
                Thread.sleep(20);
            }
            inbox[i] = System.nanoTime() - asked[i];
        }
        for (int i = 0; i < many; i++) {
            var address = "person" + (from + i) + "@example.org";
            while (!mails.get().containsKey(address)) {
                Thread.sleep(100);
            }
            mail[i] = mails.get().getOrDefault(address, 0L) - asked[i];
        }
        PartsClient.report("from a change to the inbox", inbox);
        PartsClient.report("from a change to its mail, which waits half a minute", mail);
    }
}
