using System.Text;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Web.BackOffice.Files;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>
/// What Umbraco delivered, as the files that it stands for. It begins with the copy that was kept. Of a document that has an error it knows the last form that had none, so that a site that
/// starts with it shows that one.
/// </summary>
internal sealed class DeliveredSite : IDeliveredDocuments
{
    private static readonly HashSet<string> HeldFolders = ["courses", "pathways", "pages", "statements"];

    private readonly KeptDelivery kept;
    private readonly BroughtFiles files;
    private readonly FileBringer bringer;
    private readonly Dictionary<Guid, Written> written = [];
    private readonly Lock taking = new();
    private Dictionary<Guid, DeliveredItem> good;
    private IReadOnlyList<UndeliveredItem> unplaced = [];
    private HashSet<Guid> unreadable = [];
    private HashSet<Guid> faulty = [];
    private DeliveredTree tree = new([]);
    private ContentLibrary judged = ContentLibrary.Empty;
    private bool toKeep;

    public DeliveredSite(KeptDelivery kept, BroughtFiles files, FileBringer bringer)
    {
        (this.kept, this.files, this.bringer) = (kept, files, bringer);
        var delivery = kept.Read();
        good = (delivery?.Good ?? []).ToDictionary(i => i.Id);
        if (delivery is not null)
        {
            Place(delivery.Items);
            LastGood = good.Count > 0 ? AsLastGood() : null;
        }
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public DeliveredDocuments? Current { get; private set; }

    /// <inheritdoc/>
    public DeliveredDocuments? LastGood { get; }

    /// <summary>The documents as they were delivered, in their order.</summary>
    public IReadOnlyList<DeliveredItem> Items { get; private set; } = [];

    /// <summary>Documents that couldn't be used as they are, and why, for editors.</summary>
    public IReadOnlyList<UndeliveredItem> Problems { get; private set; } = [];

    /// <summary>The addresses of Umbraco's files that documents use, as they are or were when they had no error.</summary>
    public IReadOnlySet<string> UsedFiles
    {
        get
        {
            lock (taking)
            {
                return Items.Concat(Items.Select(i => good.GetValueOrDefault(i.Id)).OfType<DeliveredItem>()).SelectMany(i => i.Media).Select(m => m.Address).ToHashSet();
            }
        }
    }

    /// <summary>What stands around a document that is written in Umbraco just now. It is made anew for each.</summary>
    public DeliverySurroundings Surroundings => Around(files.PathAt, Items.ToDictionary(i => i.Id));

    /// <summary>Whether a file of the content folder would be Umbraco's. A version of an agreement that people may have signed stays where it is.</summary>
    public static bool Holds(string path) => path.EndsWith(".md", StringComparison.Ordinal) && path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end && HeldFolders.Contains(path[..end])
        && DocumentShape.Of(path)?.Kind is not ManuscriptKind.AgreementVersion;

    /// <summary>Takes another delivery in the place of the last one, and keeps it. What is published follows before this comes back.</summary>
    public void Take(IReadOnlyList<DeliveredItem> items)
    {
        bool isNew;
        lock (taking)
        {
            toKeep |= !items.SequenceEqual(Items, ReferenceEqualityComparer.Instance);
            isNew = Place(items);
            toKeep |= isNew;
        }
        if (isNew)
        {
            Changed?.Invoke();
        }
        else
        {
            // What can't be read leaves everything as it is, and is told of.
            Judge(judged);
        }
        Keep();
    }

    /// <summary>Learns what became of the documents in a library: which have an error, and which are good and worth remembering.</summary>
    public void Judge(ContentLibrary library)
    {
        lock (taking)
        {
            List<UndeliveredItem> problems = [.. unplaced];
            HashSet<Guid> bad = [.. unreadable];
            foreach (var (path, item) in tree.ByPath)
            {
                if (WrongWith(path, item, library) is { } wrong)
                {
                    problems.Add(new(item.Id, item.Name, wrong));
                    bad.Add(item.Id);
                }
            }
            foreach (var item in Items.Where(i => !bad.Contains(i.Id)))
            {
                good[item.Id] = item;
            }
            toKeep |= !bad.SetEquals(faulty);
            (judged, faulty) = (library, bad);
            if (bad.Count == 0)
            {
                // What is gone is only of use to what was good together with it.
                good = Items.ToDictionary(i => i.Id);
            }
            Problems = problems;
        }
    }

    /// <summary>Judges each library that is published.</summary>
    public void Heed(PublishedContent published)
    {
        published.Replaced += () =>
        {
            Judge(published.Library);
            Keep();
        };
        if (published.CompiledAt is not null)
        {
            Judge(published.Library);
        }
    }

    private string? WrongWith(string path, DeliveredItem item, ContentLibrary library)
    {
        if (library.Agreements.SelectMany(a => a.Versions).FirstOrDefault(v => v.Path == path && v.IsLocked) is { } version)
        {
            return written.TryGetValue(item.Id, out var text) && LockedVersions.Sha256Of(text.Text) != version.Sha256
                ? "This version of an agreement has been locked, since people may have signed it. It stays as it was; write the next version instead." : null;
        }
        return !library.Faulty.Contains(path) || unreadable.Contains(item.Id) ? null
            : library.Findings.FirstOrDefault(f => f.Path == path && f.Severity is Severity.Error) is { } finding ? finding.Message
            : "Something that it takes in, such as a transcript, has an error.";
    }

    // Whether anything is another than before.
    private bool Place(IReadOnlyList<DeliveredItem> items)
    {
        tree = new DeliveredTree(items);
        var byId = items.ToDictionary(i => i.Id);
        var around = Around(files.PathAt, byId);
        List<UndeliveredItem> problems = [.. tree.Undelivered];
        HashSet<Guid> left = [];
        var texts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, item) in tree.ByPath)
        {
            try
            {
                texts[path] = TextOf(path, item, around);
            }
            catch (UnreadableDeliveryException e)
            {
                problems.Add(new(item.Id, item.Name, e.Message));
                left.Add(item.Id);
                if (LastTextOf(path, item.Id, byId) is { } text)
                {
                    texts[path] = text;
                }
            }
        }
        foreach (var gone in written.Keys.Where(id => !byId.ContainsKey(id)).ToList())
        {
            written.Remove(gone);
        }
        var folder = new DeliveredFolder(texts, files.Shown, bringer);
        var isNew = Current?.Files is not DeliveredFolder before || !folder.IsLike(before);
        (Items, unplaced, unreadable, Problems) = (items, problems, left, problems);
        Current = isNew ? new DeliveredDocuments(folder, Holds) : Current;
        return isNew;
    }

    // The same array for the same text: then nobody looks at it again.
    private byte[] TextOf(string path, DeliveredItem item, DeliverySurroundings around)
    {
        var before = written.GetValueOrDefault(item.Id);
        if (before is not null && before.Path == path && ReferenceEquals(before.Item, item) && item is { Media.Count: 0, HasMarkup: false })
        {
            return before.Text;
        }
        var text = Encoding.UTF8.GetBytes(DocumentProperties.TextOf(path, item, around));
        var same = before is not null && before.Text.AsSpan().SequenceEqual(text) ? before.Text : text;
        written[item.Id] = new(item, path, same);
        return same;
    }

    private byte[]? LastTextOf(string path, Guid id, Dictionary<Guid, DeliveredItem> byId)
    {
        if (written.TryGetValue(id, out var before) && before.Path == path)
        {
            return before.Text;
        }
        try
        {
            return good.TryGetValue(id, out var item) ? TextOf(path, item, Around(files.FormerPathAt, byId)) : null;
        }
        catch (UnreadableDeliveryException)
        {
            return null;
        }
    }

    // Documents as they were when each had no error, those that are gone since after the others: then what is called after its place keeps it.
    private DeliveredDocuments AsLastGood()
    {
        var byId = Items.ToDictionary(i => i.Id);
        List<DeliveredItem> items = [.. Items.Select(i => good.GetValueOrDefault(i.Id, i)), .. good.Values.Where(i => !byId.ContainsKey(i.Id))];
        var around = Around(files.FormerPathAt, items.ToDictionary(i => i.Id));
        var texts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, item) in new DeliveredTree(items).ByPath)
        {
            try
            {
                texts[path] = Encoding.UTF8.GetBytes(DocumentProperties.TextOf(path, item, around));
            }
            catch (UnreadableDeliveryException)
            {
                // It never was good, or can't be told any more.
            }
        }
        return new(new DeliveredFolder(texts, files.Ever, bringer), Holds);
    }

    private static DeliverySurroundings Around(Func<string, string?> fileAt, Dictionary<Guid, DeliveredItem> byId) => new()
    {
        FileAt = fileAt,
        MarkdownOf = new MarkupReader(id => byId.TryGetValue(id, out var other) && other.Text(UmbracoTypes.AliasOf("id")) is { Length: > 0 } name ? $"ref:{name}" : null).MarkdownOf,
    };

    private void Keep()
    {
        lock (taking)
        {
            if (!toKeep)
            {
                return;
            }
            toKeep = false;
            var byId = Items.Select(i => i.Id).ToHashSet();
            kept.Keep(new(Items, [.. good.Values.Where(i => faulty.Contains(i.Id) || !byId.Contains(i.Id))]));
        }
    }

    private sealed record Written(DeliveredItem Item, string Path, byte[] Text);
}
