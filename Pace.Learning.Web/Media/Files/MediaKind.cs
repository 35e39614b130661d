namespace Pace.Learning.Web.Media.Files;

/// <summary>What kind of file it is, by what people do with it. Kept as numbers: a value never changes its meaning.</summary>
public enum MediaKind
{
    /// <summary>A photo or drawing.</summary>
    Picture = 1,

    /// <summary>Something to hear.</summary>
    Sound = 2,

    /// <summary>Something to see and hear.</summary>
    Film = 3,

    /// <summary>Something to take away.</summary>
    Document = 4,
}

internal static class MediaKindLabels
{
    extension(MediaKind kind)
    {
        /// <summary>As it is called.</summary>
        public string Name => kind switch { MediaKind.Picture => "Picture", MediaKind.Sound => "Sound", MediaKind.Film => "Film", _ => "Document" };

        /// <summary>Whether it is played.</summary>
        public bool IsPlayed => kind is MediaKind.Sound or MediaKind.Film;
    }
}
