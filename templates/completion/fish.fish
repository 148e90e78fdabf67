# fish completion for apim-llm
function __apim_llm_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($typed[1] __complete -- $typed[2..-1] $current 2>/dev/null)
    if test "$lines[1]" = ':files'
        __fish_complete_path (string replace -r '^--[^=]*=' '' -- $current)
    else if test (count $lines) -gt 0
        printf '%s\n' $lines
    end
end
complete -c apim-llm -f -a '(__apim_llm_complete)'
