package dev.pacenote.adapters.out.dynamodb.trackmania.search;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Searches in DynamoDB. A search is one item; its result lies beside it in as many parts as the
 * limit of 400 kB for an item asks for, stored before the search says that it is complete. An item
 * per person names their searches and is changed together with every new one, so that two at once
 * know of each other.
 *
 * <p>Table: key {@code id} (text), expiry {@code expires}.
 */
public final class DynamoSearchJobs implements SearchJobs {

    private static final String ID = "id";
    private static final String STATE = "state";
    private static final String JOBS = "jobs";
    private static final String CREATED = "created";

    /** Entries in one part; each takes about 250 bytes. */
    private static final int PART = 1_000;

    /** A search of a version before this one has none yet. */
    private static final String SAME_VERSION =
            "attribute_exists(id) and (version = :version or attribute_not_exists(version))";

    /** Long after nobody may look any more. */
    private static final Duration LATER = Duration.ofHours(1);

    private final DynamoTable table;

    public DynamoSearchJobs(DynamoTable table) {
        this.table = table;
    }

    private static Item key(UUID job) {
        return Item.empty().put(ID, "job " + job);
    }

    private static Item key(UUID job, int part) {
        return Item.empty().put(ID, "job " + job + " part " + part);
    }

    private static Item key(AccountId owner) {
        return Item.empty().put(ID, "owner " + owner);
    }

    @Override
    public SearchList find(AccountId owner, Instant now) {
        var named = table.get(key(owner));
        var heads = named.map(this::heads).orElse(List.of());
        return SearchList.of(
                owner,
                newestFirst(
                        heads.stream()
                                // DynamoDB deletes what expired when it has time for it.
                                .filter(head -> !isExpired(head, now))
                                .map(head -> job(head, result(head)))
                                .toList()),
                named.map(item -> item.number(DynamoTable.VERSION)).orElse(0L));
    }

    @Override
    public SaveResult<SearchList> insert(SearchList list) {
        var job = list.added().orElseThrow();
        var all = new ArrayList<SearchJob>(list.jobs());
        all.add(job);
        var names =
                key(list.owner())
                        .put(
                                JOBS,
                                all.stream()
                                        .map(known -> known.id().toString())
                                        .collect(Collectors.toSet()))
                        .put(DynamoTable.VERSION, list.version() + 1)
                        .put(DynamoTable.EXPIRES, expiry(job));
        boolean inserted =
                table.putBoth(
                        new DynamoTable.Conditional(
                                item(job, 0), "attribute_not_exists(id)", Map.of()),
                        list.version() > 0
                                ? new DynamoTable.Conditional(
                                        names,
                                        "version = :version",
                                        Map.of(":version", Item.number(list.version())))
                                : new DynamoTable.Conditional(
                                        names, "attribute_not_exists(id)", Map.of()));
        return inserted
                ? new SaveResult.Saved<>(
                        SearchList.of(list.owner(), newestFirst(all), list.version() + 1))
                : new SaveResult.Conflict<>();
    }

    private static boolean isExpired(Item head, Instant now) {
        return !now.isBefore(head.instant(CREATED).plus(SearchJob.LIFETIME));
    }

    private List<Item> heads(Item names) {
        return table.getAll(
                names.texts(JOBS).stream().map(id -> key(UUID.fromString(id))).toList());
    }

    private static List<SearchJob> newestFirst(List<SearchJob> jobs) {
        return jobs.stream()
                .sorted(
                        Comparator.comparing(SearchJob::createdAt)
                                .reversed()
                                .thenComparing(SearchJob::id))
                .toList();
    }

    private static long expiry(SearchJob job) {
        return job.expiresAt().plus(LATER).getEpochSecond();
    }

    private static Item item(SearchJob job, int parts) {
        var item =
                key(job.id())
                        .put("job", job.id())
                        .put("owner", job.owner().value())
                        .put("author", job.author().value())
                        .put("period", job.period().name())
                        .put(CREATED, job.createdAt())
                        .put("updated", job.updatedAt())
                        .put("total", job.progress().total())
                        .put("checked", job.progress().checked())
                        .put("failed", job.progress().failed())
                        .put("parts", parts)
                        .put(DynamoTable.VERSION, job.version())
                        .put(DynamoTable.EXPIRES, expiry(job));
        job.query().alternative().ifPresent(name -> item.put("otherwise", name.value()));
        switch (job.state()) {
            case SearchJob.State.Pending _ -> item.put(STATE, "PENDING");
            case SearchJob.State.Processing _ -> item.put(STATE, "PROCESSING");
            case SearchJob.State.Failed(var why) -> item.put(STATE, "FAILED").put("why", why);
            case SearchJob.State.Completed(_, var partial) ->
                    item.put(STATE, "COMPLETED").put("partial", partial ? 1 : 0);
        }
        return item;
    }

    private static SearchJob job(Item item, List<SearchJob.MapRecords> result) {
        return new SearchJob(
                item.uuid("job"),
                new AccountId(item.number("owner")),
                new SearchJob.Query(
                        new Username(item.string("author")),
                        item.has("otherwise")
                                ? Optional.of(new Username(item.string("otherwise")))
                                : Optional.empty(),
                        SearchPeriod.valueOf(item.string("period"))),
                new SearchJob.Timing(item.instant(CREATED), item.instant("updated")),
                new SearchJob.Progress(
                        (int) item.number("total"),
                        (int) item.number("checked"),
                        (int) item.number("failed")),
                state(item, result),
                item.has(DynamoTable.VERSION) ? item.number(DynamoTable.VERSION) : 0);
    }

    private static SearchJob.State state(Item item, List<SearchJob.MapRecords> result) {
        return switch (item.string(STATE)) {
            case "PENDING" -> new SearchJob.State.Pending();
            case "PROCESSING" -> new SearchJob.State.Processing();
            case "FAILED" -> new SearchJob.State.Failed(item.string("why"));
            case "COMPLETED" -> new SearchJob.State.Completed(result, item.number("partial") == 1);
            case String other -> throw new IllegalStateException("no such state: " + other);
        };
    }

    @Override
    public Optional<SearchJob> find(UUID id, Instant now) {
        return table.get(key(id))
                .map(head -> job(head, result(head)))
                .filter(job -> now.isBefore(job.expiresAt()));
    }

    private List<SearchJob.MapRecords> result(Item head) {
        var id = head.uuid("job");
        return IntStream.range(0, (int) head.number("parts"))
                .mapToObj(part -> table.get(key(id, part)))
                .flatMap(Optional::stream)
                .flatMap(part -> part.items("maps").stream())
                .map(ResultItems::records)
                .toList();
    }

    @Override
    public SaveResult<SearchJob> save(SearchJob job) {
        int parts =
                job.state() instanceof SearchJob.State.Completed(var result, _)
                        ? saveResult(job, result)
                        : 0;
        var saved = job.savedAs(job.version() + 1);
        return table.put(
                        item(saved, parts),
                        SAME_VERSION,
                        Map.of(":version", Item.number(job.version())))
                ? new SaveResult.Saved<>(saved)
                : new SaveResult.Conflict<>();
    }

    private int saveResult(SearchJob job, List<SearchJob.MapRecords> result) {
        var parts = parts(result);
        for (int part = 0; part < parts.size(); part++) {
            table.put(
                    key(job.id(), part)
                            .put("maps", parts.get(part))
                            .put(CREATED, job.createdAt())
                            .put(DynamoTable.EXPIRES, expiry(job)));
        }
        return parts.size();
    }

    private static List<List<Item>> parts(List<SearchJob.MapRecords> result) {
        var parts = new ArrayList<List<Item>>();
        var part = new ArrayList<Item>();
        int entries = 0;
        for (var records : result) {
            if (entries + records.lines().size() > PART && !part.isEmpty()) {
                parts.add(List.copyOf(part));
                part.clear();
                entries = 0;
            }
            part.add(ResultItems.item(records));
            entries += records.lines().size();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    @Override
    public void forgetAllOf(AccountId owner) {
        table.get(key(owner)).map(this::heads).orElse(List.of()).forEach(this::forget);
        table.delete(key(owner));
    }

    /** First the search itself: what is left of a result then is found by nobody, and expires. */
    private void forget(Item head) {
        var id = head.uuid("job");
        table.delete(key(id));
        for (int part = 0; part < head.number("parts"); part++) {
            table.delete(key(id, part));
        }
    }
}
