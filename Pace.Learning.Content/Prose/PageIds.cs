namespace Pace.Learning.Content.Prose;

/// <summary>The element ids of one page, each given out once.</summary>
internal sealed class PageIds
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lastNumbers = new(StringComparer.Ordinal);

    /// <summary>Takes an id; false when it is gone already.</summary>
    public bool Take(string id) => taken.Add(id);

    /// <summary>Takes the wanted id, or the first free one of <c>wanted-2</c>, <c>wanted-3</c> and so on.</summary>
    public string TakeLike(string wanted)
    {
        var id = wanted;
        var number = lastNumbers.GetValueOrDefault(wanted, 1);
        while (!taken.Add(id))
        {
            id = $"{wanted}-{++number}";
        }
        lastNumbers[wanted] = number;
        return id;
    }

    public bool Contains(string id) => taken.Contains(id);

    public IReadOnlySet<string> All => taken;
}
