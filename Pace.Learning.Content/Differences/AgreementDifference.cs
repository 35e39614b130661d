namespace Pace.Learning.Content.Differences;

/// <summary>What became of a clause between two versions.</summary>
public enum ClauseChange
{
    /// <summary>Its words are others now; it may have moved as well.</summary>
    Changed,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is no longer there.</summary>
    Removed,

    /// <summary>Word for word the same, in another place.</summary>
    Moved,

    /// <summary>Word for word the same, in its place.</summary>
    Unchanged,
}

/// <summary>A clause in two versions.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Old">As it was; <c>null</c>: it is new.</param>
/// <param name="New">As it is; <c>null</c>: it is gone.</param>
/// <param name="HasMoved">Whether it stands in another place, among the clauses that both versions have, or under another promise.</param>
public sealed record ClauseDifference(ClauseChange Change, AgreementClause? Old, AgreementClause? New, bool HasMoved)
{
    /// <summary>The clause's id, which both versions share.</summary>
    public string Id => (New ?? Old)!.Id;

    /// <summary>The title, word by word.</summary>
    public WordDifference Title => field ??= WordDifference.Between(Old?.Title ?? "", New?.Title ?? "");

    /// <summary>The plain words, word by word.</summary>
    public WordDifference Summary => field ??= WordDifference.Between(Old?.Summary ?? "", New?.Summary ?? "");

    /// <summary>The text as it is written, word by word.</summary>
    public WordDifference Text => field ??= WordDifference.Between(Old?.Markdown ?? "", New?.Markdown ?? "");
}

/// <summary>What is different in a newer version of a document: clause by clause, and around the clauses.</summary>
public sealed record AgreementDifference
{
    private AgreementDifference(AgreementVersion old, AgreementVersion @new)
    {
        (Old, New) = (old, @new);
        Clauses = Compare(old, @new);
        Surroundings = WordDifference.Between(old.Surroundings, @new.Surroundings);
        Declaration = WordDifference.Between(old.Declaration, @new.Declaration);
        Promises = WordDifference.Between(Lines(old.Promises), Lines(@new.Promises));
        NewSignatories = [.. @new.Signatories.Except(old.Signatories)];
        OldSignatories = [.. old.Signatories.Except(@new.Signatories)];
    }

    /// <summary>The version that it starts from.</summary>
    public AgreementVersion Old { get; }

    /// <summary>The version that it leads to.</summary>
    public AgreementVersion New { get; }

    /// <summary>In the order of the new version; a clause that is gone stands after the one that it stood behind.</summary>
    public IReadOnlyList<ClauseDifference> Clauses { get; }

    /// <summary>The text around the clauses.</summary>
    public WordDifference Surroundings { get; }

    /// <summary>What signatories declare.</summary>
    public WordDifference Declaration { get; }

    /// <summary>The promises that clauses come under, one to a line.</summary>
    public WordDifference Promises { get; }

    /// <summary>Places that the new version has, and the old one has not or has otherwise.</summary>
    public IReadOnlyList<RequiredSignatory> NewSignatories { get; }

    /// <summary>Places that the old version has, and the new one has not or has otherwise.</summary>
    public IReadOnlyList<RequiredSignatory> OldSignatories { get; }

    /// <summary>Whether review, term or grace are others.</summary>
    public bool HasOtherTimes => (Old.ReviewMonths, Old.TermMonths, Old.GraceDays) != (New.ReviewMonths, New.TermMonths, New.GraceDays);

    /// <summary>Whether nothing that is signed is different.</summary>
    public bool IsEmpty => Clauses.All(c => c.Change is ClauseChange.Unchanged) && Surroundings.IsEmpty && Declaration.IsEmpty && Promises.IsEmpty
        && NewSignatories.Count == 0 && OldSignatories.Count == 0 && !HasOtherTimes;

    /// <summary>Compares two versions of one document.</summary>
    public static AgreementDifference Between(AgreementVersion old, AgreementVersion @new) => new(old, @new);

    private static List<ClauseDifference> Compare(AgreementVersion old, AgreementVersion @new)
    {
        var inPlace = InPlace(old, @new);
        var differences = @new.Clauses.Select(clause => Compare(old.Clause(clause.Id), clause, inPlace.Contains(clause.Id))).ToList();
        for (var i = 0; i < old.Clauses.Count; i++)
        {
            if (@new.Clause(old.Clauses[i].Id) is null)
            {
                var before = i == 0 ? -1 : differences.FindIndex(d => d.Id == old.Clauses[i - 1].Id);
                differences.Insert(before + 1, new(ClauseChange.Removed, old.Clauses[i], null, HasMoved: false));
            }
        }
        return differences;
    }

    private static ClauseDifference Compare(AgreementClause? old, AgreementClause clause, bool isInPlace)
    {
        if (old is null)
        {
            return new(ClauseChange.Added, null, clause, HasMoved: false);
        }
        var hasMoved = !isInPlace || old.Promise != clause.Promise;
        var isSame = (old.Title, old.Summary, old.Markdown) == (clause.Title, clause.Summary, clause.Markdown);
        return new(!isSame ? ClauseChange.Changed : hasMoved ? ClauseChange.Moved : ClauseChange.Unchanged, old, clause, hasMoved);
    }

    /// <summary>The clauses that keep their place: the most that are in the same order in both versions. The others have moved around them.</summary>
    private static HashSet<string> InPlace(AgreementVersion old, AgreementVersion @new)
    {
        var places = old.Clauses.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
        var shared = @new.Clauses.Where(c => places.ContainsKey(c.Id)).Select(c => (c.Id, At: places[c.Id])).ToList();
        // The longest run of rising places that ends with each clause, and the clause before it in that run.
        var (length, before) = (new int[shared.Count], new int[shared.Count]);
        for (var i = 0; i < shared.Count; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (shared[j].At < shared[i].At && length[j] + 1 > length[i])
                {
                    (length[i], before[i]) = (length[j] + 1, j);
                }
            }
        }
        var inPlace = new HashSet<string>();
        for (var i = shared.Count == 0 ? -1 : Array.IndexOf(length, length.Max()); i >= 0; i = before[i])
        {
            inPlace.Add(shared[i].Id);
        }
        return inPlace;
    }

    private static string Lines(IReadOnlyList<AgreementPromise> promises) => string.Join('\n', promises.Select(p => $"{p.Key}. {p.Title}"));
}
