namespace Pace.Learning.Web.LocalAreas;

/// <summary>What kind of area. Kept as words: a value never changes its name.</summary>
public enum AreaKind
{
    /// <summary>A county council in England.</summary>
    County,

    /// <summary>A unitary authority in England.</summary>
    Unitary,

    /// <summary>A metropolitan borough or city in England.</summary>
    Metropolitan,

    /// <summary>A London borough, or the City of London.</summary>
    London,

    /// <summary>A county or county borough in Wales.</summary>
    Wales,

    /// <summary>Several authorities that work as one.</summary>
    Partnership,
}

/// <summary>The words for kinds of areas and of agencies.</summary>
public static class AreaLabels
{
    extension(AreaKind kind)
    {
        /// <summary>The name in addresses and files.</summary>
        public string Slug => kind.ToString().ToLowerInvariant();

        /// <summary>The name for readers.</summary>
        public string Title => kind switch
        {
            AreaKind.County => "County council",
            AreaKind.Unitary => "Unitary authority",
            AreaKind.Metropolitan => "Metropolitan authority",
            AreaKind.London => "London",
            AreaKind.Wales => "Wales",
            _ => "Partnership",
        };
    }
}
