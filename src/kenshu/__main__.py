from kenshu.cli import main

main()
