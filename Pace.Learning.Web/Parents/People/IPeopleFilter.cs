namespace Pace.Learning.Web.Parents.People;

/// <summary>A way to narrow the list of parents that another room knows of.</summary>
public interface IPeopleFilter
{
    /// <summary>Its part of the address.</summary>
    string Key { get; }

    /// <summary>What it says in the list to choose from.</summary>
    string Label { get; }

    /// <summary>The parents that it lets through, as part of a question to the database.</summary>
    IQueryable<Guid> Parents();
}
