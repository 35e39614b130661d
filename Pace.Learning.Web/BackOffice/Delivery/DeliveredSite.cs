using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>What Umbraco delivered, as the files that it stands for. It begins with the copy that was kept.</summary>
internal sealed class DeliveredSite : IDeliveredDocuments
{
    private static readonly HashSet<string> HeldFolders = ["courses", "pathways", "pages", "statements"];

    private readonly KeptDelivery kept;
    private readonly Dictionary<string, byte[]> texts = new(StringComparer.Ordinal);
    private readonly Lock taking = new();

    public DeliveredSite(KeptDelivery kept)
    {
        this.kept = kept;
        if (kept.Read() is { } items)
        {
            Place(items);
        }
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public DeliveredDocuments? Current { get; private set; }

    /// <summary>The documents as they were delivered, in their order.</summary>
    public IReadOnlyList<DeliveredItem> Items { get; private set; } = [];

    /// <summary>Documents that couldn't be used, and why, for editors.</summary>
    public IReadOnlyList<UndeliveredItem> Problems { get; private set; } = [];

    /// <summary>Whether a file of the content folder would be Umbraco's. A version of an agreement that people may have signed stays where it is.</summary>
    public static bool Holds(string path) => path.EndsWith(".md", StringComparison.Ordinal) && path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end && HeldFolders.Contains(path[..end])
        && DocumentShape.Of(path)?.Kind is not ManuscriptKind.AgreementVersion;

    /// <summary>Takes another delivery in the place of the last one, and keeps it.</summary>
    public void Take(IReadOnlyList<DeliveredItem> items)
    {
        lock (taking)
        {
            kept.Keep(items);
            Place(items);
        }
        Changed?.Invoke();
    }

    private void Place(IReadOnlyList<DeliveredItem> items)
    {
        var tree = new DeliveredTree(items);
        List<UndeliveredItem> problems = [.. tree.Undelivered];
        var files = tree.Files(problems);
        foreach (var gone in texts.Keys.Except(files.Paths).ToList())
        {
            texts.Remove(gone);
        }
        foreach (var path in files.Paths)
        {
            using var text = new MemoryStream();
            files.Open(path).CopyTo(text);
            // The same array for the same text: then nobody looks at it again.
            if (!texts.TryGetValue(path, out var before) || !before.AsSpan().SequenceEqual(text.GetBuffer().AsSpan(0, (int)text.Length)))
            {
                texts[path] = text.ToArray();
            }
        }
        (Items, Problems, Current) = (items, problems, new DeliveredDocuments(new MemoryFolder(new Dictionary<string, byte[]>(texts)), Holds));
    }
}
