namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

/// <summary>The checkpoints that left the house, one a line in a file beside the database: what happens to the database doesn't happen to it.</summary>
internal sealed class SentCheckpoints(Folders folders)
{
    private readonly string path = Path.Combine(folders.Data, "checkpoints-sent.jsonl");

    private readonly string unfit = Path.Combine(folders.Data, "ledger-does-not-fit");

    /// <summary>Whether the ledger didn't fit them when somebody looked last.</summary>
    public bool AreUnfit => File.Exists(unfit);

    /// <summary>Notes what came of a look; beside the database, which may be put back.</summary>
    public void Note(int findings)
    {
        if (findings > 0)
        {
            OwnFile.Claim(unfit);
        }
        else
        {
            File.Delete(unfit);
        }
    }

    public async Task<IReadOnlyList<CheckpointDocument>> AllAsync(CancellationToken cancellation) => File.Exists(path)
        ? [.. (await File.ReadAllLinesAsync(path, cancellation)).Select(CheckpointDocument.Parse).OfType<CheckpointDocument>().DistinctBy(d => d.Signature)]
        : [];

    /// <summary>The one that was sent last.</summary>
    public async Task<CheckpointDocument?> LastAsync(CancellationToken cancellation) => File.Exists(path)
        ? (await File.ReadAllLinesAsync(path, cancellation)).AsEnumerable().Reverse().Select(CheckpointDocument.Parse).FirstOrDefault(d => d is not null)
        : null;

    public async Task AddAsync(CheckpointDocument document, CancellationToken cancellation)
    {
        OwnFile.Claim(path);
        // Begins with a line break: a line that was broken off spoils nothing after it.
        await File.AppendAllTextAsync(path, $"\n{CanonicalJson.Write(document)}\n", cancellation);
    }
}
