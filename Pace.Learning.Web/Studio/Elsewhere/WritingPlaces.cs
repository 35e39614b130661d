namespace Pace.Learning.Web.Studio.Elsewhere;

/// <summary>Another system in which documents are written. A higher room registers one; without it all of them are written here.</summary>
internal interface IWrittenElsewhere
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Its first page.</summary>
    Uri Address { get; }

    /// <summary>Whether a document of this path is written there.</summary>
    bool Holds(string path);

    /// <summary>Where it is opened there; the system's first page when it doesn't have the document yet.</summary>
    Uri AddressOf(string path);
}

/// <summary>Which documents are written here, and where the others are. What is written elsewhere can be read here, reviewed and looked up; only its words can't be changed.</summary>
internal sealed class WritingPlaces(IWrittenElsewhere? elsewhere = null)
{
    /// <summary>The other system; <c>null</c>: there is none.</summary>
    public WrittenElsewhere? Home => elsewhere is null ? null : new(elsewhere.Name, elsewhere.Address);

    /// <summary>The system that a document is written in; <c>null</c>: here.</summary>
    public WrittenElsewhere? Of(string path) => elsewhere?.Holds(path) is true ? new(elsewhere.Name, elsewhere.AddressOf(path)) : null;

    /// <summary>Why a document can't be written, published, moved or taken away here; <c>null</c>: it can.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="field">The field that the refusal is about.</param>
    public Refusal? Refuse(string path, string field = "") => Of(path) is { } there ? new Refusal(field, there.Words) : null;
}

/// <summary>Where a document is written.</summary>
/// <param name="Name">What people call the system.</param>
/// <param name="Address">Where the document is opened there.</param>
internal sealed record WrittenElsewhere(string Name, Uri Address)
{
    /// <summary>What to say to somebody who would write here.</summary>
    public string Words => $"It is written in {Name}. Change it there: what is published there is read here within seconds.";
}
