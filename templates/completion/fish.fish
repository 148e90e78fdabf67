# fish completion for apim-llm
function __apim_llm_complete
    set -l typed (commandline -opc)
    # As it will be read; a quote may still be open.
    set -l current (commandline -ct)
    set -l word (string unescape -- $current; or string replace -r '^(--[^=]*=)?["\']' '$1' -- $current)
    set -l lines ($typed[1] __complete -- $typed[2..-1] "$word" 2>/dev/null)
    if test "$lines[1]" = ':files'
        set -l lead (string match -r '^--[^=]*=' -- $word)
        for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- $word))
            printf '%s\n' "$lead$path"
        end
    else if test (count $lines) -gt 0
        printf '%s\n' $lines
    end
end
complete -c apim-llm -f -a '(__apim_llm_complete)'
