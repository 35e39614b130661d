using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

namespace Pace.Learning.Tests.Platform.Ledger;

/// <summary>What is written to those who keep checkpoints.</summary>
internal static class LedgerLetters
{
    private static readonly CheckpointDocument Checkpoint = CheckpointDocument.Of(
        new CheckpointStatement(12, 1_800_000_000_000_001, 345, 67, [1, 2], [3, 4], "ledger-1"), [5, 6, 7], "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----");

    public static IEnumerable<LetterSample> Samples =>
    [
        new(new CheckpointLetter { Checkpoint = Checkpoint, Url = "https://site.example/ledger/checkpoints" },
            "Checkpoint 12: please keep this mail",
            """
            Hello,

            This is checkpoint 12 of our ledger. Please keep this mail. There is nothing to do now. If anybody ever doubts what the ledger says, this shows whether it was changed since.

            {
            "kind": "pace ledger checkpoint 2",
            "number": 12,
            "at": "2027-01-15T08:00:00.000001Z",
            "entries": 345,
            "chains": 67,
            "ends": "0102",
            "log": "0304",
            "key": "ledger-1",
            "signature": "BQYH",
            "publicKey": "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"
            }

            All checkpoints, and how to use them:
            https://site.example/ledger/checkpoints
            """),
        new(new LedgerDoesNotFitLetter { Findings = ["checkpoint:3: error: rolled-back: it is missing"], Count = 1 },
            "The ledger was changed",
            """
            Hello,

            The ledger of the site no longer holds what it held when checkpoints were sent to you. Somebody changed the database, or put back an older copy of it. Don’t delete anything. Keep the mails with the checkpoints, and ask whoever looks after the server to run the command ledger verify.

            One thing doesn’t fit:

            checkpoint:3: error: rolled-back: it is missing
            """),
    ];
}
