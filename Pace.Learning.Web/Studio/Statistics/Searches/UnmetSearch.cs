namespace Pace.Learning.Web.Studio.Statistics.Searches;

/// <summary>
/// Words for which no page was found, on a day. There is one row however often and by whomever they were looked for; nothing tells who it was. See <see cref="SearchWords"/> for what
/// may be kept.
/// </summary>
public sealed class UnmetSearch : IContestedRow
{
    /// <summary>The most characters that are kept.</summary>
    public const int WordsLength = 100;

    /// <summary>How long it is kept, in days.</summary>
    public const int DaysKept = 90;

    /// <summary>The most rows of a day: whoever sends thousands of searches doesn't fill the database.</summary>
    public const int MostADay = 200;

    private UnmetSearch()
    {
    }

    /// <summary>Notes it.</summary>
    public UnmetSearch(string words, DateOnly day) => (Words, Day) = (words, day);

    /// <summary>The words, each once and from A to Z: in what order they were typed is forgotten.</summary>
    public string Words { get; private set; } = "";

    /// <summary>On which day, in London.</summary>
    public DateOnly Day { get; private set; }
}

internal sealed class UnmetSearchMapping : IEntityTypeConfiguration<UnmetSearch>
{
    public void Configure(EntityTypeBuilder<UnmetSearch> builder)
    {
        builder.ToTable("UnmetSearches");
        builder.HasKey(s => new { s.Day, s.Words });
        builder.Property(s => s.Words).HasMaxLength(UnmetSearch.WordsLength);
    }
}
