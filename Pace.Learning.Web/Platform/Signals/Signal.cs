namespace Pace.Learning.Web.Platform.Signals;

/// <summary>
/// Something that every process of the site keeps in memory has changed: its number goes up. Processes hear of it at once through PostgreSQL's own notices, and look at the
/// numbers by themselves in between, since a notice is lost to whoever isn't listening just then.
/// </summary>
public sealed class Signal : IContestedRow
{
    /// <summary>The longest topic, in characters.</summary>
    public const int TopicLength = 40;

    private Signal()
    {
    }

    internal Signal(string topic) => Topic = topic;

    /// <summary>What has changed, such as <c>published</c>.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>How often.</summary>
    public long Number { get; private set; }

    internal void Raise() => Number++;
}

/// <summary>What signals tell of.</summary>
public static class SignalTopics
{
    /// <summary>Revisions that became public, or went.</summary>
    public const string Published = "published";

    /// <summary>What areas have signed, and what is said of it.</summary>
    public const string Register = "register";
}

internal sealed class SignalMapping : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.ToTable("Signals");
        builder.HasKey(s => s.Topic);
        builder.Property(s => s.Topic).HasMaxLength(Signal.TopicLength);
    }
}
