package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The two tables of the area, which change together in one write, and the keys of their items.
 *
 * @param parts parts, and beside them what has a {@code #} in its key: no id of a part has one
 * @param stock pools and ledgers
 */
public record PartsTables(DynamoTable parts, DynamoTable stock) {

    /** The first attribute of a key in the table of parts. */
    public static final String USER = "userId";

    /** The second one there, and the first one in the table of stock. */
    public static final String PART = "partId";

    /** The second attribute of a key in the table of stock. */
    public static final String MODEL = "vehicleModel";

    /** Where {@link #PART} of a part begins; all other items are before it. */
    public static final String FIRST_PART = "0";

    /** The index of workshops over all accounts. */
    public static final String CHECK_INDEX = "CheckIndex";

    /** Spreads workshops in {@link #CHECK_INDEX}. */
    public static final String SHARD = "checkShard";

    /**
     * What an account's parts that need a look, and its closed tasks, are sorted by, and their
     * index.
     */
    public static final String ATTENTION = "attention";

    /** The index of an account's ledger in the order of time. */
    public static final String LEDGER_INDEX = "UserIdTimestampIndex";

    /** What {@link #LEDGER_INDEX} sorts by. */
    public static final String TIMESTAMP = "timestamp";

    public static final String TASKS = "#TASK#";

    /** What ledgers add up to by month. */
    public static final String SUMS = "#SUM#";

    /** There in the {@link #summary} of an account that is gone. */
    public static final String GONE = "gone";

    public static final String ATTACHMENTS = "#ATT#";

    /** The key of files that are accepted and not wholly imported. */
    public static final String ACCEPTED = "#IMP";

    public static final String LEDGER = "L#";

    /** Partitions of an index over all accounts. */
    public static final int SHARDS = 32;

    /** Over so many keys the replies to one caller are spread. */
    public static final int REPLY_KEYS = 16;

    /** A text of any characters may be longer than the 1,024 bytes of a key. */
    private static final int MAX_LENGTH = 512;

    /** Whose an item is. */
    public static AccountId owner(Item item) {
        return new AccountId(Long.parseLong(item.string(USER)));
    }

    public static int shard(AccountId account) {
        return (int) (account.value() % SHARDS);
    }

    private static Item of(AccountId account, String sort) {
        return Item.empty().put(USER, account.toString()).put(PART, sort);
    }

    public static Item part(Part.Key key) {
        return of(key.account(), key.id().value());
    }

    public static Item task(AccountId account, UUID id) {
        return of(account, TASKS + id);
    }

    public static Item attachment(Attachment.Key key) {
        return of(key.account(), ATTACHMENTS + key.id());
    }

    /** Changes with each attachment that an account gets. */
    public static Item files(AccountId account) {
        return of(account, "#FILES");
    }

    /** The key of what is to be purged, of one of {@link #SHARDS} shards. */
    public static String purge(int shard) {
        return "#PURGE#" + shard;
    }

    /** How far a file came that is imported. */
    public static Item accepted(UUID id) {
        return Item.empty().put(USER, ACCEPTED).put(PART, id);
    }

    /** A piece of its text. */
    public static Item piece(AccountId account, UUID file, int place) {
        return of(account, "#IMP#" + file + "#" + place);
    }

    /** What became of a file that was imported to its end. */
    public static Item imported(AccountId account, UUID file) {
        return of(account, "#IMP#" + file + "#END");
    }

    /** Names the part that has a number. */
    public static Item number(AccountId account, String numberKey) {
        return of(account, "#NUM#" + shortened(numberKey));
    }

    /** Names the part that has a barcode. */
    public static Item barcode(AccountId account, String barcode) {
        return of(account, "#BAR#" + shortened(barcode));
    }

    /** How many parts an account has; the check finds workshops by it. */
    public static Item summary(AccountId account) {
        return of(account, "#SUM");
    }

    /** What the ledger of a part adds up to by month. */
    public static Item sums(Part.Key key) {
        return of(key.account(), SUMS + key.id().value());
    }

    public static Item settings(AccountId account) {
        return of(account, "#SET");
    }

    /** A reply, beside its account and spread, so that writers of one do not meet at it. */
    public static Item reply(IdempotentRequest request) {
        int place = Math.floorMod(request.scope().hashCode(), REPLY_KEYS);
        return Item.empty()
                .put(USER, replies(request.caller(), place))
                .put(PART, "#IDEM#" + request.scope());
    }

    /** The key of replies to one caller, of one of {@link #REPLY_KEYS} places. */
    public static String replies(String caller, int place) {
        return "#IDEM#" + caller + "#" + place;
    }

    /** The key of notices that are to be told, of one of {@link #SHARDS} shards. */
    public static String outbox(int shard) {
        return "#OUT#" + shard;
    }

    /** The key of an account in the table of stock for one of its parts. */
    public static String ledger(Part.Key key) {
        return key.account() + "#" + key.id();
    }

    public static Item pool(Part.Key key, String pool) {
        return Item.empty().put(PART, ledger(key)).put(MODEL, pool);
    }

    /** The name of the pool of a model. */
    public static String pool(VehicleModel model) {
        return "M#" + shortened(model.key());
    }

    public static Item movement(Part.Key key, long seq) {
        return Item.empty().put(PART, ledger(key)).put(MODEL, LEDGER + MessagingTables.digits(seq));
    }

    /** Names the place of a movement in its ledger. */
    public static Item pointer(AccountId account, UUID movement) {
        return Item.empty().put(PART, account + "#MOVE#" + movement).put(MODEL, "#");
    }

    /** The movement that a pointer names. */
    public static Item pointed(AccountId account, Item pointer) {
        return movement(
                new Part.Key(account, new PartId(pointer.string("part"))), pointer.number("seq"));
    }

    private static String shortened(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_LENGTH) {
            return text;
        }
        try {
            return "~"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
