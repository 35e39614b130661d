namespace Pace.Learning.Content.Search;

/// <summary>A row that comes, goes, or says something else.</summary>
internal readonly record struct SearchChange(long Row, IndexedDocument? Old, IndexedDocument? New);

/// <summary>Which document stands in which row of an index.</summary>
internal sealed class IndexedDocuments
{
    private readonly Dictionary<(SearchKind Kind, string Url), (long Row, IndexedDocument Document)> rows = [];
    private long last;

    /// <summary>What has to change in the rows so that they are those of a library.</summary>
    public List<SearchChange> ChangesTo(ContentLibrary library)
    {
        var changes = new List<SearchChange>();
        var gone = rows.Keys.ToHashSet();
        foreach (var document in IndexedDocument.Of(library))
        {
            gone.Remove((document.Kind, document.Url));
            if (!rows.TryGetValue((document.Kind, document.Url), out var found))
            {
                changes.Add(new(++last, null, document));
            }
            else if (found.Document != document)
            {
                changes.Add(new(found.Row, found.Document, document));
            }
        }
        changes.AddRange(gone.Select(key => new SearchChange(rows[key].Row, rows[key].Document, null)));
        return changes;
    }

    /// <summary>Takes note of changes that have been made.</summary>
    public void Note(IEnumerable<SearchChange> changes)
    {
        foreach (var (row, old, document) in changes)
        {
            if (document is not null)
            {
                rows[(document.Kind, document.Url)] = (row, document);
            }
            else if (old is not null)
            {
                rows.Remove((old.Kind, old.Url));
            }
        }
    }
}
